import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBatches } from '../../kafka/records/batch.ts';
import { RecordCursor } from '../../kafka/records/record-cursor.ts';
import { avroEncoder } from '../../serde/avro/avro-codec.ts';
import { KnownSchemas } from '../../serde/schema/schemas.ts';
import type { Usual } from '../../serde/usual.ts';
import { testBatch } from '../../testing/record-batch.ts';
import { compileFilter } from './compile-filter.ts';
import { filterMatcher } from './filter-matcher.ts';
import type { Decoding } from './record-view.ts';

interface GivenRecord {
  key?: string | Buffer | null;
  value?: string | Buffer | null;
  headers?: [string, string | null][];
  timestamp?: bigint;
}

const bytesOf = (payload: string | Buffer | null = null) => (payload === null ? null : Buffer.from(payload as string));

function cursorOver(records: readonly GivenRecord[]): RecordCursor {
  const [batch] = readBatches(
    testBatch({
      baseOffset: 100n,
      records: records.map(({ key, value, headers = [], timestamp = 1_700_000_000_000n }) => ({
        timestamp,
        key: bytesOf(key),
        value: bytesOf(value),
        headers: headers.map(([name, text]) => ({ key: Buffer.from(name), value: bytesOf(text) })),
      })),
    }),
  );
  if (batch?.kind !== 'batch') throw new Error('no batch');
  return new RecordCursor(batch);
}

const schemas = new KnownSchemas();
schemas.add([
  {
    ok: true,
    schema: {
      key: '7',
      type: 'AVRO',
      text: '{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"enum","name":"E","symbols":["ok","FAILED","x"]}}]}',
      references: [],
      places: [],
    },
  },
]);
const texts = '{"type":"record","name":"T","fields":[{"name":"a","type":"string"},{"name":"b","type":"bytes"}]}';
schemas.add([{ ok: true, schema: { key: '8', type: 'AVRO', text: texts, references: [], places: [] } }]);
const encodeText = avroEncoder({ text: texts, references: [] });
/** Of that one: its text stands in its bytes. */
const withText = (a: string) => Buffer.concat([Buffer.of(0, 0, 0, 0, 8), encodeText(JSON.stringify({ a, b: 'ok' }))]);
/** Of the first schema: an enum's value is a number in its bytes. */
const withSchema = (symbol: number) => Buffer.of(0, 0, 0, 0, 7, 2 * symbol);
const inHeader = (symbol: number): GivenRecord => ({
  value: Buffer.of(2 * symbol),
  headers: [['schema-id', '7']],
});

const auto = { topic: 't', keySerde: 'auto', valueSerde: 'auto', schemas: null } as const;

interface AskOptions extends Partial<Decoding> {
  pushDown?: boolean;
}

function ask(expression: string, records: readonly GivenRecord[], { pushDown = true, ...decoding }: AskOptions = {}) {
  const errors = { count: 0, first: null };
  const filter = compileFilter(expression);
  const matcher = filterMatcher(pushDown ? filter : { ...filter, literals: null }, 3, { ...auto, ...decoding }, errors);
  const cursor = cursorOver(records);
  const found: number[] = [];
  for (let index = 0; cursor.next(); index++) {
    const candidate = matcher.next(cursor.bytes, cursor.start);
    if (candidate >= 0 && candidate < cursor.end && matcher.matches(cursor)) found.push(index);
  }
  return { found, errors };
}

const holds = (expression: string, record: GivenRecord) => ask(expression, [record]).found.length === 1;

describe('an expression', () => {
  const order = JSON.stringify({ status: 'FAILED', amount: 12.5, items: [{ sku: 'a' }, { sku: 'b' }], paid: null });
  test.each<[string, GivenRecord]>([
    ['value.status == "FAILED"', { value: order }],
    ['value.amount > 12 && value.amount < 13.0', { value: order }],
    ['value.items[1].sku == "b"', { value: order }],
    ['value.items.exists(item, item.sku == "b")', { value: order }],
    ['value.paid == null', { value: order }],
    ['has(value.status) && !has(value.error)', { value: order }],
    ['value.status.startsWith("FAIL") && value.status.lowerAscii().contains("led")', { value: order }],
    ['value.status.matches("^F[A-Z]+D$")', { value: order }],
    ['valueText.contains("12.5")', { value: order }],
    ['value == null', { value: null }],
    ['value == "plain text"', { value: 'plain text' }],
    ['key == "c-1" && keyText == "c-1"', { key: 'c-1' }],
    ['size(value) == 2 && value == b"\\x00\\xff"', { value: Buffer.of(0, 255) }],
    [
      'headers.error == "timeout" && headers["try"] == "2"',
      {
        headers: [
          ['error', 'timeout'],
          ['try', '1'],
          ['try', '2'],
        ],
      },
    ],
    [
      'headerList.exists(h, h.key == "try" && h.value == "1")',
      {
        headers: [
          ['try', '1'],
          ['try', '2'],
        ],
      },
    ],
    ['"none" in headers && headers.none == null', { headers: [['none', null]] }],
    ['offset == 100 && partition == 3 && size > 5', {}],
    ['timestamp > timestamp("2023-11-14T00:00:00Z")', {}],
    ['timestamp == null', { timestamp: -1n }],
    ['value.n % 2 == 0 && value.n + 0.5 == 8.5', { value: '{"n":8}' }],
  ])('%s is true of its record', (expression, record) => {
    expect(holds(expression, record)).toBe(true);
  });

  test('tells numbers apart that a double does not', () => {
    const value = '{"id":9007199254740993,"deep":[{"id":-18446744073709551615}]}';
    expect(holds('value.id == 9007199254740993', { value })).toBe(true);
    expect(holds('value.id == 9007199254740992', { value })).toBe(false);
    expect(holds('string(value.deep[0].id) == "-18446744073709551615"', { value })).toBe(true);
  });

  test('that asks for a field which a record lacks does not match it, and that is counted', () => {
    const records = [{ value: '{"a":1}' }, { value: '{"b":1}' }, { value: 'text' }, { value: null }];
    expect(ask('value.a == 1', records)).toEqual({
      found: [0],
      errors: { count: 3, first: 'Offset 101 of partition 3: No such key: a' },
    });
    expect(ask('value.a == 1 || value.b == 1', records).found).toEqual([0, 1]);
  });

  test('that is never true or false matches nothing', () => {
    expect(ask('value.a', [{ value: '{"a":5}' }]).errors.first).toMatch(/neither true nor false/);
  });

  test('with a pattern that is slow elsewhere takes linear time', () => {
    expect(holds('value.matches("(a+)+$")', { value: `${'a'.repeat(50_000)}!` })).toBe(false);
    expect(holds('value.matches(value)', { value: '(' })).toBe(false);
  });

  test.each([
    ['value.status ==', 15, /Unexpected|Expected/],
    ['value.status == "FAILED', 16, /Unterminated/],
    ['vlaue.status == "FAILED"', 0, /vlaue/],
    ['offset == "5"', 0, /int == string/],
    ['value.matches("(")', 14, /missing closing \)/],
    ['offset + 1', 0, /an int, not true or false/],
    ['nonsense(value)', 0, /nonsense/],
    [`${'('.repeat(300)}true${')'.repeat(300)}`, 100, /maxDepth/],
  ])('that makes no sense is refused with its place: %s', (expression, start, message) => {
    expect(() => compileFilter(expression)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(message), start }),
    );
  });
});

describe('looking at bytes first', () => {
  test.each([
    ['value.status == "FAILED"', ['FAILED']],
    ['"FAILED" == value["status"]', ['FAILED']],
    ['value.a == "x" || value.b == "FAILED"', null],
    ['value.a == "one" || value.b in ["two", "three"]', ['one', 'two', 'three']],
    ['value.a == "ab" && headers.error.contains("timeout")', ['timeout']],
    ['!(value.a == "FAILED")', null],
    ['value.a != "FAILED"', null],
    ['value.a == "FAILED" ? true : false', null],
    ['value.a.lowerAscii() == "failed"', null],
    ['value.amount == 125', null],
    ['has(value.error)', ['error']],
    ['value.path == "a/long/\\"quoted\\" way"', ['quoted']],
    ['value.items.exists(i, i == "FAILED")', null],
  ])('%s needs one of %j', (expression, literals) => {
    expect(compileFilter(expression).literals?.toSorted() ?? null).toEqual(literals?.toSorted() ?? null);
  });

  test('is told by an escape that the record has to be read', () => {
    expect(holds('value.status == "FAILED"', { value: '{"status":"\\u0046AILED"}' })).toBe(true);
    expect(holds('value.name == "Zoë"', { value: '{"name":"Zo\\u00EB"}' })).toBe(true);
    expect(holds('value.path == "ab/cd"', { value: '{"path":"ab\\/cd"}' })).toBe(true);
  });

  const word = fc.constantFrom('ok', 'FAILED', 'Zoë', 'a/b"c\\d', 'tab\there', '日本語', 'x', '', '\ufffd!', '5');
  const escaped = (json: string) =>
    json.replaceAll(/[A-Zë日]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const document = fc
    .record(
      { a: fc.option(word), b: fc.array(word, { maxLength: 2 }), c: fc.record({ d: word }) },
      { requiredKeys: [] },
    )
    .map((fields) => JSON.stringify(fields));
  const payload = fc.oneof(document, document.map(escaped), word, fc.constant(null), fc.constant(Buffer.of(1, 0xff)));
  const record = fc.record({
    key: payload,
    value: payload,
    headers: fc.array(fc.tuple(fc.constantFrom('a', 'b'), word), { maxLength: 2 }),
  });

  const path = fc.constantFrom(
    'value',
    'value.a',
    'value["a"]',
    'value.b',
    'value.b[0]',
    'value.c.d',
    'key',
    'key.a',
    'headers.a',
    'headers["b"]',
    'valueText',
    'keyText',
  );
  const literal = word.map((text) => JSON.stringify(text));
  const leaf = fc.oneof(
    fc.tuple(path, fc.constantFrom('==', '!='), literal).map((parts) => parts.join(' ')),
    fc.tuple(literal, path).map(([text, field]) => `${text} == ${field}`),
    fc
      .tuple(path, literal, fc.constantFrom('contains', 'startsWith', 'endsWith', 'matches'))
      .map(([field, text, name]) => `${field}.${name}(${text})`),
    fc.tuple(path, fc.array(literal, { maxLength: 3 })).map(([field, texts]) => `${field} in [${texts.join(', ')}]`),
    fc.tuple(literal, path).map(([text, field]) => `${text} in ${field}`),
    fc.constantFrom('has(value.a)', 'has(value.c.d)', 'true'),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc
        .tuple(tie('expression'), fc.constantFrom('&&', '||'), tie('expression'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('expression').map((inner) => `!(${inner})`),
    ),
  }));

  const symbol = fc.nat({ max: 2 });
  const framed = fc.record({
    key: fc.oneof(payload, symbol.map(withSchema)),
    value: fc.oneof(
      symbol.map(withSchema),
      word.map((text) => withText(text.toWellFormed())),
    ),
  });

  const usual = fc.constantFrom<Usual | null>(null, 'json', 'int64', 'int32', 'double', 'uuid');
  const usuals = fc.record({ key: usual, value: usual });
  const binary = fc.constantFrom(
    '"FAILED"',
    '12345678',
    '7',
    'text',
    Buffer.from('0190163d8694739baea5966c26f8ad91', 'hex'),
  );
  const mixed = fc.record({ key: fc.oneof(payload, binary), value: fc.oneof(payload, binary) });

  test.each([
    ['of texts and JSON', fc.oneof(record, mixed), null],
    ['of formats with a schema', fc.oneof(record, framed, symbol.map(inHeader)), schemas],
  ])('loses no match that reading every record finds: %s', (_, record: fc.Arbitrary<GivenRecord>, schemas) => {
    fc.assert(
      fc.property(expression, fc.array(record, { minLength: 1, maxLength: 5 }), usuals, (text, records, usuals) => {
        let whole: ReturnType<typeof ask>;
        try {
          whole = ask(text, records, { pushDown: false, schemas, usuals });
        } catch {
          return fc.pre(false);
        }
        expect(ask(text, records, { schemas, usuals }).found).toEqual(whole.found);
      }),
      { numRuns: 1000 },
    );
  });

  test('does not pass over a UUID that is written in bytes, in a topic of such', () => {
    const records = [{ value: Buffer.from('0190163d8694739baea5966c26f8ad91', 'hex') }, { value: 'x' }];
    const usuals = { key: null, value: 'uuid' } as const;
    expect(ask('value.startsWith("0190163d-8694")', records, { usuals }).found).toEqual([0]);
  });

  test('does not pass over a record whose format writes the text in other bytes', () => {
    const records: GivenRecord[] = [{ value: withSchema(0) }, { value: withSchema(1) }, inHeader(1), { value: 'x' }];
    expect(ask('value.a == "FAILED"', records, { schemas })).toMatchObject({ found: [1, 2], errors: { count: 0 } });
  });
});
