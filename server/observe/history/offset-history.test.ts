import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOffsetHistory, type OffsetHistory, type OffsetSample } from './offset-history.ts';
import { OffsetSeries } from './offset-series.ts';
import { rateOf, ratePerSecond } from './rate.ts';
import { createSampleClock } from './sample-clock.ts';

const t0 = 1_763_600_000_000;

function sample(at: number, end: bigint | null, committed: bigint | null = null, id = 'id-1'): OffsetSample {
  return {
    at,
    topics: new Map([['orders', { id, partitions: [end === null ? null : { start: 0n, end }] }]]),
    groups: new Map([['billing', committed === null ? null : [{ topic: 'orders', partition: 0, offset: committed }]]]),
  };
}

function ends(history: OffsetHistory, from = 0, to = Number.POSITIVE_INFINITY) {
  const series = history.partition('orders', 0)?.end;
  return history.clock.slots(from, to).map((slot) => [slot.at - t0, series?.at(slot) ?? null]);
}

describe('the history of offsets', () => {
  test('remembers every sample of the last minutes and one a minute of the last hours', () => {
    const history = createOffsetHistory();
    for (let s = 0; s <= 3 * 3600; s += 5) history.record(sample(t0 + s * 1000, BigInt(s)));
    const points = ends(history) as [number, bigint][];
    expect(points.every(([at, offset]) => BigInt(at / 1000) === offset)).toBe(true);
    const gaps = points.slice(1).map(([at], i) => at - (points[i] as [number, bigint])[0]);
    expect(points[0]?.[0]).toBeLessThanOrEqual(60_000);
    expect(gaps.slice(0, -143).every((gap) => gap <= 60_000)).toBe(true);
    expect(gaps.slice(-143).every((gap) => gap === 5_000)).toBe(true);
  });

  test('forgets what is older than six hours', () => {
    const history = createOffsetHistory();
    for (let s = 0; s <= 8 * 3600; s += 30) history.record(sample(t0 + s * 1000, BigInt(s)));
    const since = history.clock.since() as number;
    expect(since).toBeGreaterThanOrEqual(t0 + 2 * 3600_000 - 60_000);
    expect(since).toBeLessThanOrEqual(t0 + 2 * 3600_000 + 90_000);
  });

  test('a sample that failed is a gap, not a zero and not the value before', () => {
    const history = createOffsetHistory();
    for (const [i, end] of [7n, null, 9n].entries()) history.record(sample(t0 + i * 5000, end));
    expect(ends(history)).toEqual([
      [0, 7n],
      [5000, null],
      [10000, 9n],
    ]);
  });

  test('many samples within a moment take one slot', () => {
    const history = createOffsetHistory();
    for (let ms = 0; ms < 2000; ms += 10) history.record(sample(t0 + ms, BigInt(ms)));
    expect(ends(history)).toEqual([[1990, 1990n]]);
  });

  test('a topic that is recreated under the same name starts anew, and so do its commits', () => {
    const history = createOffsetHistory();
    history.record(sample(t0, 100n, 90n));
    history.record(sample(t0 + 5000, 3n, 1n, 'id-2'));
    expect(ends(history)).toEqual([
      [0, null],
      [5000, 3n],
    ]);
    expect(history.committed('billing', 'orders', 0)?.changedAt).toBeNull();
  });

  test('a log that was cut back starts anew', () => {
    const history = createOffsetHistory();
    history.record(sample(t0, 100n));
    history.record(sample(t0 + 5000, 60n));
    expect(ends(history)).toEqual([
      [0, null],
      [5000, 60n],
    ]);
  });

  test('a clock that was set back loses nothing that was recorded', () => {
    const history = createOffsetHistory();
    history.record(sample(t0 + 60_000, 1n, 1n));
    history.record(sample(t0, 2n, 2n));
    history.record(sample(t0 + 65_000, 3n, 3n));
    expect(ends(history)).toEqual([
      [60_000, 2n],
      [65_000, 3n],
    ]);
  });

  test('commits that are gone are forgotten after ten minutes', () => {
    const history = createOffsetHistory();
    history.record(sample(t0, 5n, 5n));
    history.record(sample(t0 + 9 * 60_000, 5n));
    expect(history.committed('billing', 'orders', 0)).not.toBeNull();
    history.record(sample(t0 + 11 * 60_000, 5n));
    expect(history.committed('billing', 'orders', 0)).toBeNull();
    expect(history.size().series).toBe(2);
  });

  test('a partition that never moves costs nothing', () => {
    const history = createOffsetHistory();
    for (let s = 0; s < 3600; s += 5) history.record(sample(t0 + s * 1000, 42n));
    expect(history.size()).toEqual({ series: 2, bytes: 0 });
    expect(ends(history).every(([, end]) => end === 42n)).toBe(true);
  });

  test('reads back whatever was written, constant or not', () => {
    const value = fc.option(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.oneof(value, fc.constant(5n)), { maxLength: 60 }), (rest) => {
        const clock = createSampleClock(1000, 1000);
        clock.tick(t0);
        const series = new OffsetSeries(clock, 5n);
        rest.forEach((offset, i) => {
          clock.tick(t0 + (i + 1) * 5000);
          series.put(offset);
        });
        expect(clock.slots(0, Number.POSITIVE_INFINITY).map((slot) => series.at(slot))).toEqual([5n, ...rest]);
      }),
    );
  });
});

describe('rates', () => {
  test.each<[string, [number, bigint | null][], number | null]>([
    [
      'from first to last',
      [
        [0, 0n],
        [5, 10n],
        [10, 100n],
      ],
      10,
    ],
    [
      'over a gap',
      [
        [0, 0n],
        [5, null],
        [10, 100n],
      ],
      10,
    ],
    [
      'unknown while the latest is missing',
      [
        [0, 0n],
        [5, 50n],
        [10, null],
      ],
      null,
    ],
    ['unknown with one sample', [[10, 100n]], null],
    [
      'starts anew after a reset',
      [
        [0, 1000n],
        [5, 0n],
        [10, 50n],
      ],
      10,
    ],
    [
      'zero when nothing moves',
      [
        [0, 7n],
        [5, 7n],
      ],
      0,
    ],
    [
      'exact beyond 2^53',
      [
        [0, 2n ** 62n],
        [1, 2n ** 62n + 5n],
      ],
      5,
    ],
  ])('%s', (_, points, rate) => {
    expect(ratePerSecond(points.map(([s, offset]) => ({ at: s * 1000, offset })))).toBe(rate);
  });

  test('a partition that never moved has a rate of zero once it was seen twice', () => {
    const history = createOffsetHistory();
    history.record(sample(t0, 42n));
    const end = () => history.partition('orders', 0)?.end ?? null;
    expect(rateOf(end(), history.clock.slots(0, Number.POSITIVE_INFINITY))).toBeNull();
    history.record(sample(t0 + 5000, 42n));
    expect(rateOf(end(), history.clock.slots(0, Number.POSITIVE_INFINITY))).toBe(0);
  });

  test('what came during a gap is spread over the gap', () => {
    const history = createOffsetHistory();
    const series = [0n, 50n, null, null, 200n, 250n];
    for (const [i, end] of series.entries()) history.record(sample(t0 + i * 5000, end));
    const totals = history.clock.slots(0, Number.POSITIVE_INFINITY).map((slot) => history.totals.at('produced', slot));
    expect(totals).toEqual([0, 50, null, null, 100, 150]);
  });
});
