import { describe, expect, it } from 'vitest';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { gapsOf, lagLines } from './lag-lines.ts';

type Value = string | null | [string | null, number | null];

/** A partition with a point every 10 s from 0 on. */
function partition(number: number, values: Value[]): LagReply['series'][number] {
  const points = values.map((value, index) => {
    const [lag, seconds] = Array.isArray(value) ? value : [value, null];
    return [index * 10_000, lag, seconds] as [number, string | null, number | null];
  });
  return { group: 'g', topic: 'orders', partition: number, points };
}

const lines = (series: LagReply['series'], unit: 'records' | 'seconds' = 'records') =>
  lagLines({ series, step: 10_000 }, unit);
const many = (count: number, value: (index: number) => string) =>
  Array.from({ length: count }, (_, index) =>
    partition(
      index,
      Array.from({ length: 8 }, () => value(index)),
    ),
  );

describe('which lines are drawn', () => {
  it('is one a partition while there are few, in natural order', () => {
    const drawn = lines([partition(10, ['1']), partition(2, ['0'])]);
    expect(drawn.lines.map(({ label }) => label)).toEqual(['orders-2', 'orders-10']);
  });

  it('is the three that stand out and one for all others where there are many', () => {
    const drawn = lines(many(12, (index) => (index === 3 || index === 9 || index === 4 ? '500' : '1')));
    expect(drawn.lines.map(({ label }) => label)).toEqual(['orders-3', 'orders-4', 'orders-9', 'other 9']);
    expect(drawn.rows[0]?.exact).toEqual([500n, 500n, 500n, 9n]);
  });

  it('is a single one where nothing lags, rather than three names for zero', () => {
    expect(lines(many(12, () => '0')).lines.map(({ label }) => label)).toEqual(['all 12 partitions']);
  });

  it('leaves out partitions of which nothing is known, and counts them', () => {
    const drawn = lines([partition(0, ['1', '2']), partition(1, [null, null])]);
    expect(drawn.lines).toHaveLength(1);
    expect(drawn.untold).toBe(1);
  });

  it('never gives two lines one colour, also where their places would share it', () => {
    const drawn = lines(many(15, (index) => (index % 7 === 0 ? '100' : '1')));
    expect(new Set(drawn.lines.map(({ color }) => color)).size).toBe(4);
  });

  it('keeps a partition’s colour when another one stands out too', () => {
    const colorOf = (loud: number[]) =>
      lines(many(12, (index) => (loud.includes(index) ? '100' : '0'))).lines.find(({ label }) => label === 'orders-3')
        ?.color;
    expect(colorOf([3])).toBe(colorOf([3, 9]));
  });
});

describe('the numbers', () => {
  it('keep every digit beyond what a drawing can hold', () => {
    const [row] = lines([partition(0, ['9007199254740993'])]).rows;
    expect(row?.exact[0]).toBe(9_007_199_254_740_993n);
  });

  it('of many partitions are their sum in records, and the furthest behind in seconds', () => {
    // Nothing lags at the end, so that no partition stands out.
    const quiet = Array.from({ length: 8 }, (_, index) =>
      partition(index, [[String(index), index], ...Array.from({ length: 7 }, (): [string, number] => ['0', 0])]),
    );
    expect(lines(quiet).rows[0]?.exact).toEqual([28n]);
    expect(lines(quiet, 'seconds').rows[0]?.values).toEqual([7]);
  });

  it('of the whole group are the server’s own', () => {
    const whole = { group: 'g', points: [[0, '12', null]] as [number, string | null, number | null][] };
    expect(lines([whole, partition(0, ['5'])]).rows[0]?.total).toBe(12n);
  });
});

describe('what is not known', () => {
  it('is a gap in the sum of many as soon as one of them is unknown', () => {
    const series = many(8, () => '0').map((_, index) => partition(index, ['0', index === 5 ? null : '0', '0']));
    expect(lines(series).rows.map(({ values }) => values[0])).toEqual([0, null, 0]);
  });

  it('does not count a partition that the group had not begun to read', () => {
    const series = many(8, () => '0').map((_, index) => partition(index, [index === 5 ? null : '0', '0']));
    expect(lines(series).rows.map(({ values }) => values[0])).toEqual([0, 0]);
  });

  it('is not bridged where samples are missing', () => {
    const one = partition(0, ['1', '2']);
    one.points.push([200_000, '3', null]);
    const { rows } = lines([one]);
    expect(rows.map(({ at, values }) => [at, values[0]])).toEqual([
      [0, 1],
      [10_000, 2],
      [20_000, null],
      [200_000, 3],
    ]);
    expect(gapsOf(rows)).toEqual([[10_000, 200_000]]);
  });

  it('is no gap before the history begins', () => {
    expect(gapsOf(lines([partition(0, [null, null, '1', '2'])]).rows)).toEqual([]);
  });
});
