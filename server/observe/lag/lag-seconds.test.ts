import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EndOffsets, passedAt } from './lag-seconds.ts';

function view(points: readonly { at: number; offset: bigint | null }[]): EndOffsets {
  return {
    length: points.length,
    time: (index) => points[index]?.at ?? Number.NaN,
    end: (index) => points[index]?.offset ?? null,
  };
}

const ends = [
  { at: 1000, offset: 100n },
  { at: 2000, offset: 200n },
  { at: 3000, offset: null },
  { at: 4000, offset: 200n },
  { at: 5000, offset: 300n },
];

test.each<[string, bigint, number | null]>([
  ['half way between two samples', 150n, 1500],
  ['exactly at a sample', 100n, 1000],
  ['at the end of a pause: the record after it came when the log moved again', 200n, 4000],
  ['older than the history', 99n, null],
  ['nothing came after it yet', 300n, null],
])('%s', (_, offset, at) => {
  expect(passedAt(offset, view(ends))).toBe(at);
});

test('a later offset was never passed earlier', () => {
  const growth = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.bigInt({ min: 0n, max: 1_000n })), {
    minLength: 2,
    maxLength: 50,
  });
  fc.assert(
    fc.property(growth, fc.bigInt({ min: 0n, max: 30_000n }), (steps, offset) => {
      let at = 0;
      let end = 0n;
      const points = steps.map(([ms, records]) => {
        at += ms;
        end += records;
        return { at, offset: end };
      });
      const passed = passedAt(offset, view(points));
      const next = passedAt(offset + 1n, view(points));
      if (passed !== null && next !== null) expect(next).toBeGreaterThanOrEqual(passed);
    }),
  );
});

test('gaps are looked past as a search from the newest sample would', () => {
  const end = fc.option(fc.bigInt({ min: 0n, max: 20n }), { nil: null });
  fc.assert(
    fc.property(fc.array(end, { maxLength: 30 }), fc.bigInt({ min: 0n, max: 300n }), (steps, offset) => {
      let sum = 0n;
      const points = steps.map((step, at) => {
        sum += step ?? 0n;
        return { at, offset: step === null ? null : sum };
      });
      const known = points.filter((point) => point.offset !== null) as { at: number; offset: bigint }[];
      const before = known.findLast((point) => point.offset <= offset);
      const after = known.find((point) => point.offset > offset);
      const passed = passedAt(offset, view(points));
      if (!before || !after) expect(passed).toBeNull();
      else {
        expect(passed).toBeGreaterThanOrEqual(before.at);
        expect(passed).toBeLessThanOrEqual(after.at);
      }
    }),
  );
});
