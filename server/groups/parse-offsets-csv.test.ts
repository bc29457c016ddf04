import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { formatOffsetsCsv, parseOffsetsCsv } from './parse-offsets-csv.ts';

const topicName = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);
const offsets = fc.uniqueArray(
  fc.record({
    topic: topicName,
    partition: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
    offset: fc.bigInt(0n, 2n ** 63n - 1n),
  }),
  { selector: ({ topic, partition }) => `${topic} ${partition}`, minLength: 1 },
);

function refusal(text: string, group = 'g'): AppError {
  try {
    parseOffsetsCsv(text, group);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a CSV of offsets', () => {
  test('is read back as it was written, whatever the line ends, the head, quotes and blanks', () => {
    const style = fc.record({
      end: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
      head: fc.constantFrom('', 'topic,partition,offset', '"TOPIC", "PARTITION", "OFFSET"'),
      bom: fc.constantFrom('', '\uFEFF'),
      quoted: fc.boolean(),
      blank: fc.constantFrom('', ' ', '\t'),
    });
    fc.assert(
      fc.property(offsets, style, (rows, { end, head, bom, quoted, blank }) => {
        const lines = formatOffsetsCsv(rows).split('\n');
        const dressed = lines.map((line) =>
          line
            .split(',')
            .map((field) => `${blank}${quoted ? `"${field}"` : field}${blank}`)
            .join(','),
        );
        expect(parseOffsetsCsv(bom + [...(head ? [head] : []), ...dressed].join(end) + end, 'g')).toEqual(rows);
      }),
    );
  });

  test('may name the group before each row, quoted as a CSV quotes', () => {
    const group = 'a, "b"';
    const text = 'group,topic,partition,offset\n"a, ""b""",orders,0,5';
    expect(parseOffsetsCsv(text, group)).toEqual([{ topic: 'orders', partition: 0, offset: 5n }]);
    expect(refusal(text, 'other').message).toBe('Line 2 of the CSV is of group a, "b", not of other.');
  });

  test.each([
    ['orders,0', 'Line 1 of the CSV has 2 fields; it must be topic,partition,offset.'],
    ['orders,0,1\n\norders,0,1,2,3', 'Line 3 of the CSV has 5 fields; it must be topic,partition,offset.'],
    ['orders,x,1', 'Line 1 of the CSV has "x" where a partition must be.'],
    ['orders,2147483648,1', 'Line 1 of the CSV has "2147483648" where a partition must be.'],
    ['orders,0,-1', 'Line 1 of the CSV has "-1" where an offset must be.'],
    ['orders,0,1e3', 'Line 1 of the CSV has "1e3" where an offset must be.'],
    ['orders,0,9223372036854775808', 'Line 1 of the CSV has "9223372036854775808" where an offset must be.'],
    [',0,1', 'Line 1 of the CSV names no topic.'],
    ['"orders,0,1', 'Line 1 of the CSV has a quote that is not closed or not at the edge of a field.'],
    ['or"ders,0,1', 'Line 1 of the CSV has a quote that is not closed or not at the edge of a field.'],
    ['orders,0,1\norders,00,2', 'Line 2 of the CSV names partition 0 of orders as line 1 does.'],
    ['orders,0,1\ntopic,partition,offset', 'Line 2 of the CSV has "partition" where a partition must be.'],
    ['', 'The field `to.csv` holds no offsets; a line of it must be topic,partition,offset.'],
  ])('%j is refused: %s', (text, message) => {
    const error = refusal(text);
    expect([error.code, error.message]).toEqual(['BAD_REQUEST', message]);
    expect(error.details?.fields).toMatchObject([{ in: 'body', field: 'to.csv' }]);
  });

  test('that is nonsense is refused in words, never otherwise', () => {
    const nonsense = fc.string({ unit: fc.constantFrom(...'ab0,19"\n\r \t-é'), maxLength: 60 });
    fc.assert(
      fc.property(nonsense, (text) => {
        try {
          for (const row of parseOffsetsCsv(text, 'g')) expect(row.topic).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
