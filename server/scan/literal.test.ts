import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBatches } from '../kafka/records/batch.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { testBatch } from '../testing/record-batch.ts';
import { allOf, type Field, type Literal, matcherOf } from './literal.ts';

interface TextRecord {
  key: string | null;
  value: string | null;
  headers: [string, string | null][];
}

function cursorOver(records: readonly TextRecord[]): RecordCursor {
  const bytes = (text: string | null) => (text === null ? null : Buffer.from(text));
  const batch = testBatch({
    baseOffset: 0n,
    records: records.map(({ key, value, headers }) => ({
      timestamp: 5n,
      key: bytes(key),
      value: bytes(value),
      headers: headers.map(([name, text]) => ({ key: Buffer.from(name), value: bytes(text) })),
    })),
  });
  const [read] = readBatches(batch);
  if (read?.kind !== 'batch') throw new Error('no batch');
  return new RecordCursor(read);
}

/** Which records match, as a scan finds out: candidates first. */
function find(records: readonly TextRecord[], ...literals: Literal[]): number[] {
  const matcher = allOf(literals.map(matcherOf));
  const cursor = cursorOver(records);
  const found: number[] = [];
  for (let index = 0; cursor.next(); index++) {
    const candidate = matcher.next(cursor.bytes, cursor.start);
    if (candidate >= 0 && candidate < cursor.end && matcher.matches(cursor)) found.push(index);
  }
  return found;
}

const text = (text: string, more: Partial<Extract<Literal, { kind: 'text' }>> = {}): Literal => {
  return { kind: 'text', text, fields: ['key', 'value', 'headers'], ignoreCase: false, ...more };
};
const record = (more: Partial<TextRecord>): TextRecord => ({ key: null, value: null, headers: [], ...more });

// Letters that fold into each other, the two that fold into ASCII, and neighbours in UTF-8.
const letters = fc.constantFrom(
  'a',
  'A',
  'k',
  'K',
  '\u212a',
  'i',
  'I',
  '\u0130',
  '\u0307',
  'é',
  'É',
  '.',
  '(',
  'ß',
  '日',
  '\0',
  '😀',
);
const word = fc.string({ unit: letters, maxLength: 8 });
const textRecord = fc.record({
  key: fc.option(word),
  value: fc.option(word),
  headers: fc.array(fc.tuple(word, fc.option(word)), { maxLength: 2 }),
});
const fields = fc.subarray<Field>(['key', 'value', 'headers'], { minLength: 1 });

describe('a text', () => {
  test('is found wherever a full decoding finds it, and nowhere else', () => {
    const needle = fc.string({ unit: letters, minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(textRecord, { minLength: 1 }),
        needle,
        fields,
        fc.boolean(),
        (records, text, fields, ignoreCase) => {
          const fold = (one: string) => (ignoreCase ? one.toLowerCase() : one);
          const holds = ({ key, value, headers }: TextRecord) =>
            [
              ...(fields.includes('key') ? [key] : []),
              ...(fields.includes('value') ? [value] : []),
              ...(fields.includes('headers') ? headers.map(([, value]) => value) : []),
            ].some((one) => one !== null && fold(one).includes(fold(text)));
          const expected = records.flatMap((one, index) => (holds(one) ? [index] : []));
          expect(find(records, { kind: 'text', text, fields, ignoreCase })).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('is not put together from the end of one field and the start of the next', () => {
    expect(find([record({ key: 'foo', value: 'bar' })], text('foobar'))).toEqual([]);
    expect(find([record({ key: 'foo' }), record({ key: 'bar' })], text('o'))).toEqual([0]);
  });

  test('in a header counts only by its value', () => {
    const records = [record({ headers: [['error', 'none']] }), record({ headers: [['x', 'an error']] })];
    expect(find(records, text('error'))).toEqual([1]);
  });

  test('with signs of regular expressions is taken as it is', () => {
    const records = [record({ value: 'a.*b' }), record({ value: 'axxb' })];
    expect(find(records, text('A.*B', { ignoreCase: true }))).toEqual([0]);
  });
});

test('a key matches as a whole, also the empty one, and null is not empty', () => {
  const records = ['', null, 'a', 'ab', 'a'].map((key) => record({ key, value: 'a' }));
  expect(find(records, { kind: 'key', key: Buffer.from('a') })).toEqual([2, 4]);
  expect(find(records, { kind: 'key', key: Buffer.alloc(0) })).toEqual([0]);
});

test('a key and a text must both match', () => {
  const records = [
    record({ key: 'a', value: 'x' }),
    record({ key: 'a', value: 'y' }),
    record({ key: 'b', value: 'y' }),
  ];
  expect(find(records, { kind: 'key', key: Buffer.from('a') }, text('y'))).toEqual([1]);
});
