import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { type Cursor, decodeCursor, encodeCursor, fingerprint, MAX_CURSOR_LENGTH } from './cursor.ts';

const offset = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const cursor: fc.Arbitrary<Cursor> = fc.record({
  order: fc.constantFrom('newest' as const, 'oldest' as const),
  query: fc.string().map((text) => fingerprint([text])),
  topicId: fc.option(
    fc.uint8Array({ minLength: 16, maxLength: 16, min: 1 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    { nil: null },
  ),
  fromTime: fc.option(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }), { nil: null }),
  toTime: fc.option(fc.bigInt({ min: 0n, max: 2n ** 62n }), { nil: null }),
  partitions: fc
    .uniqueArray(fc.record({ partition: fc.nat(100_000), position: fc.option(offset), end: fc.option(offset) }), {
      maxLength: 50,
      selector: (entry) => entry.partition,
    })
    .map((entries) => entries.sort((a, b) => a.partition - b.partition)),
});

function refusal(text: string): unknown {
  try {
    return decodeCursor(text);
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}

describe('a cursor', () => {
  test('comes back as it was made', () => {
    fc.assert(
      fc.property(cursor, (made) => {
        expect(decodeCursor(encodeCursor(made))).toEqual(made);
      }),
    );
  });

  test('of 1,000 partitions with offsets above 2^62 fits into 8 KB of a URL', () => {
    let seed = 12345;
    const random = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    const partitions = Array.from({ length: 1000 }, (_, partition) => {
      const position = 2n ** 62n + BigInt(Math.floor(random() * 1_000_000));
      return { partition, position, end: position + BigInt(Math.floor(random() * 1_000_000)) };
    });
    const made: Cursor = {
      order: 'oldest',
      query: fingerprint(['x']),
      topicId: 'V5i47QQKRnWrdjsIxTuFCQ',
      fromTime: 1763600000000n,
      toTime: null,
      partitions,
    };
    const text = encodeCursor(made);
    expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
    expect(text).toMatch(/^[\w-]+$/);
    expect(decodeCursor(text)).toEqual(made);
  });

  test('that can not fit is refused in words', () => {
    const partitions = Array.from({ length: 1000 }, (_, partition) => {
      const position = BigInt(partition + 3) ** 40n % (2n ** 63n - 25n);
      return { partition, position, end: position ** 5n % (2n ** 63n - 25n) };
    });
    const base = { order: 'oldest', query: fingerprint(['x']), topicId: null, fromTime: null, toTime: null } as const;
    expect(() => encodeCursor({ ...base, partitions })).toThrow(/Choose fewer with `partitions`/);
  });

  test('that was changed or made up is refused, and never hangs', () => {
    for (const text of ['', 'x', 'AQ', '%%%', 'A'.repeat(8192)]) expect(refusal(text)).toBe('CURSOR_INVALID');
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(refusal(text)).toBe('CURSOR_INVALID');
      }),
    );
    fc.assert(
      fc.property(cursor, fc.nat(), (made, at) => {
        const text = encodeCursor(made);
        const cut = text.slice(0, at % text.length);
        expect(refusal(cut)).toBe('CURSOR_INVALID');
      }),
    );
  });
});
