import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBatches } from '../kafka/records/batch.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { KnownSchemas } from '../serde/schema/schemas.ts';
import type { Usual } from '../serde/usual.ts';
import { testBatch } from '../testing/record-batch.ts';
import { decodedMatcherOf } from './decoded-literal.ts';
import type { Decoding } from './filter/record-view.ts';
import { framedFinder } from './find-framed.ts';
import type { Matcher } from './literal.ts';
import { showRecord } from './show-record.ts';

interface GivenRecord {
  key: Buffer | null;
  value: Buffer | null;
  headers: [string, string][];
  timestamp: bigint;
}

const schemas = new KnownSchemas();
const text = '{"type":"enum","name":"E","symbols":["ok","FAILED","x"]}';
schemas.add([{ ok: true, schema: { key: '7', type: 'AVRO', text, references: [], places: [] } }]);
const proto = 'enum E { ok = 0; FAILED = 1; x = 2; } message M { optional E e = 1; }';
const file = { name: 'm.proto', text: proto };
schemas.add([
  { ok: true, schema: { key: 'M', type: 'PROTOBUF', text: '', references: [file], places: [], message: 'M' } },
]);
const decoding: Decoding = { topic: 't', keySerde: 'auto', valueSerde: 'auto', schemas };

const symbol = fc.nat({ max: 2 });
const payload = fc.oneof(
  fc.constantFrom('', 'ok', 'FAIL', 'FAILED', 'a schema').map((each) => Buffer.from(each)),
  symbol.map((each) => Buffer.of(0, 0, 0, 0, 7, 2 * each)),
  symbol.map((each) => Buffer.of(2 * each)),
  symbol.map((each) => Buffer.of(8, each)),
  fc.constantFrom(Buffer.of(0), Buffer.of(0, 0, 0, 0, 8, 2), Buffer.of(0xff, 0x80)),
);
const header = fc.constantFrom<[string, string]>(
  ['schema-id', '7'],
  ['SCHEMA-ID', '7'],
  ['schemaId', '7'],
  ['schema-id', 'x'],
  ['__value_schema_id', '\0\0\0\0\x07'],
  ['other', 'FAILED'],
);
const record: fc.Arbitrary<GivenRecord> = fc.record({
  key: fc.option(payload),
  value: fc.option(payload),
  headers: fc.array(header, { maxLength: 2 }),
  timestamp: fc.oneof(fc.constant(1_700_000_000_000n), fc.bigInt({ min: 0n, max: 2n ** 62n })),
});
const batches = fc.array(fc.array(record, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });

function cursorOver(records: readonly GivenRecord[]): RecordCursor {
  const named = records.map((each) => ({
    ...each,
    headers: each.headers.map(([key, value]) => ({ key: Buffer.from(key), value: Buffer.from(value, 'latin1') })),
  }));
  const [batch] = readBatches(testBatch({ baseOffset: 100n, records: named }));
  if (batch?.kind !== 'batch') throw new Error('no batch');
  return new RecordCursor(batch);
}

/** The indexes of the records that are found, batch by batch: as they are read, or (`every`) each by itself. */
function find(given: readonly GivenRecord[][], make: () => Matcher, every = false): number[][] {
  const matcher = make();
  return given.map((records) => {
    const cursor = cursorOver(records);
    const found: number[] = [];
    for (let index = 0; cursor.next(); index++) {
      const each = every ? make() : matcher;
      const candidate = every ? cursor.start : each.next(cursor.bytes, cursor.start);
      if (candidate >= 0 && candidate < cursor.end && each.matches(cursor)) found.push(index);
    }
    return found;
  });
}

test.each([
  [true, null],
  [false, null],
  [false, 'M'],
])('a text that a schema shows is found wherever reading every record finds it', (ignoreCase, message) => {
  const literal = fc.constantFrom('FAILED', 'ok', 'AI', 'schema', 'x').map((each) => ({
    kind: 'text' as const,
    text: each,
    fields: ['key', 'value'] as const,
    ignoreCase,
  }));
  fc.assert(
    fc.property(batches, literal, (given, sought) => {
      const messages = { key: message, value: null };
      const make = () => decodedMatcherOf(sought, { ...decoding, messages });
      expect(find(given, make)).toEqual(find(given, make, true));
    }),
    { numRuns: 1000 },
  );
});

test('digits of a number are found where a topic holds numbers in bytes', () => {
  const usual = fc.constantFrom<Usual | null>(null, 'json', 'int64', 'int32', 'double', 'uuid');
  const value = fc.oneof(
    fc.constantFrom('12345678', 'text', '42').map((each) => Buffer.from(each)),
    fc.uint8Array({ minLength: 8, maxLength: 8 }).map((each) => Buffer.from(each)),
    fc.constant(Buffer.from('0190163d8694739baea5966c26f8ad91', 'hex')),
  );
  const records = fc.array(
    fc.record({
      key: fc.option(value),
      value,
      headers: fc.constant<[string, string][]>([]),
      timestamp: fc.constant(1n),
    }),
  );
  const digits = fc.constantFrom('1', '-', '3544952156018063160', 'e-', '.5', '163d', 'NaN', 'x');
  const given = fc.array(records.filter((each) => each.length > 0));
  fc.assert(
    fc.property(given, digits, usual, usual, (given, text, key, value) => {
      const literal = { kind: 'text' as const, text, fields: ['key', 'value'] as const, ignoreCase: false };
      const topic = { ...decoding, schemas: null, usuals: { key, value } };
      const shown = given.map((records) => {
        const cursor = cursorOver(records);
        const texts: string[] = [];
        while (cursor.next()) {
          const { key, value } = showRecord(cursor, 0, { ...topic, registry: null, maxBytes: 1000, raw: false }, null);
          texts.push([key, value].map((each) => (each?.serde === 'hex' ? '' : each?.text)).join(' '));
        }
        return texts;
      });
      const found = find(given, () => decodedMatcherOf(literal, topic));
      const missed = shown.map((texts, batch) =>
        texts.flatMap((each, index) => (each.includes(text) && !found[batch]?.includes(index) ? [each] : [])),
      );
      expect(missed.flat()).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('a text that a message of the configuration shows is found', () => {
  const value = Buffer.of(8, 1);
  const given = [[{ key: null, value, headers: [], timestamp: 1n }]];
  const literal = { kind: 'text' as const, text: 'FAILED', fields: ['value'] as const, ignoreCase: false };
  expect(find(given, () => decodedMatcherOf(literal, decoding))).toEqual([[]]);
  const messages = { key: null, value: 'M' };
  expect(find(given, () => decodedMatcherOf(literal, { ...decoding, messages }))).toEqual([[0]]);
});

test('records that begin as if with a schema id are found one after the other, whatever lies between', () => {
  const begins = (bytes: Buffer | null) => bytes !== null && bytes.length >= 5 && bytes[0] === 0;
  fc.assert(
    fc.property(batches, (given) => {
      const expected = given.map((records) =>
        records.flatMap(({ key, value }, index) => (begins(key) || begins(value) ? [index] : [])),
      );
      const make = () => ({ next: framedFinder(() => true), matches: () => true });
      expect(find(given, make)).toEqual(expected);
    }),
  );
});

test('bytes that make no sense are left to who reads them in full', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
      const place = framedFinder(() => true)(Buffer.from(bytes), 0);
      expect(place).toBeGreaterThanOrEqual(-1);
      expect(place).toBeLessThan(bytes.length);
    }),
  );
  expect(framedFinder(() => true)(Buffer.of(100, 0, 0, 0, 1, 1), 0)).toBe(0);
});
