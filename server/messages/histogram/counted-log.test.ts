import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedPart, type CountedLog, countOffsets } from './counted-log.ts';

const log = (start: bigint, end: bigint, at: (bigint | null)[]): CountedLog => ({ partition: 0, start, end, at });

describe('offsets over time', () => {
  test('are counted from edge to edge, all partitions together', () => {
    expect(countOffsets([log(0n, 100n, [0n, 40n, 100n]), log(5n, 9n, [5n, 5n, 9n])], 3)).toEqual([40n, 64n]);
  });

  test('are not known where one partition’s are not, which is no zero', () => {
    expect(countOffsets([log(0n, 9n, [0n, 4n, 9n]), log(0n, 9n, [null, 3n, 9n])], 3)).toEqual([null, 11n]);
  });

  test('that were deleted, or lie outside the asked ones, do not count', () => {
    expect(countOffsets([log(50n, 60n, [0n, 55n, 100n])], 3)).toEqual([5n, 5n]);
    const range = { from: { kind: 'offset', offset: 10n }, to: { kind: 'offset', offset: 20n } } as const;
    expect(askedPart(range, { start: 0n, end: 100n })).toEqual({ start: 10n, end: 20n });
    expect(askedPart(range, { start: 15n, end: 18n })).toEqual({ start: 15n, end: 18n });
    expect(askedPart(range, { start: 30n, end: 40n })).toEqual({ start: 30n, end: 30n });
  });

  test('add up to all there are between the first edge and the last, beyond what a double holds too', () => {
    const offset = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
    const logs = fc.array(fc.array(offset, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(logs, (all) => {
        const counted = all.map((places) => places.toSorted((a, b) => (a < b ? -1 : 1)));
        const total = counted.reduce((sum, [first = 0n, , , last = 0n]) => sum + last - first, 0n);
        const buckets = countOffsets(
          counted.map((at) => log(0n, 2n ** 63n - 1n, at)),
          4,
        );
        expect(buckets.reduce<bigint>((sum, count) => sum + (count ?? 0n), 0n)).toBe(total);
      }),
    );
  });
});
