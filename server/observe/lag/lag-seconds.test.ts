import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passedAt } from './lag-seconds.ts';

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
  expect(passedAt(offset, ends)).toBe(at);
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
      const passed = passedAt(offset, points);
      const next = passedAt(offset + 1n, points);
      if (passed !== null && next !== null) expect(next).toBeGreaterThanOrEqual(passed);
    }),
  );
});
