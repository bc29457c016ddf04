import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { heatOf, heatPath, levelOf, limitsFor } from './lag-heat.ts';

const series = (points: [number, string | null, number | null][]): LagReply['series'] => [
  { group: 'g', points: [[0, '99999', null]] },
  { group: 'g', topic: 'orders', partition: 3, points },
];

describe('the heatmap', () => {
  it('shows the most in each cell, and nothing where there is no sample', () => {
    const points: [number, string | null, number | null][] = [
      [0, '5', null],
      [900, '7', null],
      [2500, null, null],
      [3000, '1', null],
    ];
    const heat = heatOf({ series: series(points), from: 0, to: 4000 }, 1000);
    expect(heat.rows).toEqual([{ topic: 'orders', partition: 3, cells: [7n, null, null, 1n] }]);
  });

  it('ends at the end of the range when cells do not fit it', () => {
    const heat = heatOf({ series: series([[3400, '1', null]]), from: 0, to: 3500 }, 1000);
    expect(heat.from).toBe(-500);
    expect(heat.rows[0]?.cells).toEqual([null, null, null, 1n]);
  });

  it('has limits that people can read, three times apart', () => {
    expect(limitsFor(264_902n).map(Number)).toEqual([1_000, 3_000, 9_000, 27_000, 81_000, 243_000]);
  });

  it('gives the strongest colour to the most as soon as lag is worth seven colours', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 243n, max: 2n ** 63n - 1n }), (most) => {
        expect(levelOf(most, limitsFor(most))).toBe(6);
      }),
    );
  });

  it('gives no lag the weakest colour, and draws no square where nothing is known', () => {
    const rows = [{ topic: 't', partition: 0, cells: [0n, null, 500n] }];
    const limits = limitsFor(500n);
    expect(heatPath(rows, limits, 0)).toBe('M0 0h.92v.88h-.92z');
    expect(heatPath(rows, limits, 6)).toBe('M2 0h.92v.88h-.92z');
  });
});
