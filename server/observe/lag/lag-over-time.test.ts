import { describe, expect, test } from 'vitest';
import { createOffsetHistory } from '../history/offset-history.ts';
import { evenMoments, lagOverTime, sampledMoments } from './lag-over-time.ts';

const t0 = 1_763_600_040_000;

/** 10 records a second come in; the group reads half of them. */
function watched(seconds: number, everySeconds = 5, without: (s: number) => boolean = () => false) {
  const history = createOffsetHistory();
  for (let s = 0; s <= seconds; s += everySeconds) {
    if (without(s)) continue;
    history.record({
      at: t0 + s * 1000,
      topics: new Map([['t', { id: 'x', partitions: [{ start: 0n, end: BigInt(s * 10) }] }]]),
      groups: new Map([['g', [{ topic: 't', partition: 0, offset: BigInt(s * 5) }]]]),
    });
  }
  return history;
}

const rows = [{ topic: 't', partition: 0, committed: 0n }];
const range = (from: number, to: number, step: number) => ({
  from: t0 + from * 1000,
  to: t0 + to * 1000,
  step: step * 1000,
});

describe('a lag chart', () => {
  test('shows lag and delay as they were at each moment', () => {
    const history = watched(300);
    const moments = sampledMoments(history.clock, range(240, 300, 15));
    const { total } = lagOverTime('g', rows, history, moments, { withSeconds: true });
    expect(total.map(({ at, lag, seconds }) => [(at - t0) / 1000, lag, seconds])).toEqual([
      [255, 1275n, 127.5],
      [270, 1350n, 135],
      [285, 1425n, 142.5],
      [300, 1500n, 150],
    ]);
  });

  test('has no gaps where the history is only coarser than the step', () => {
    const history = watched(3600);
    const moments = sampledMoments(history.clock, range(0, 3600, 15));
    expect(moments.every(({ slot }) => slot !== null)).toBe(true);
    expect(moments.length).toBeGreaterThan(80);
  });

  test('has a gap where nothing was sampled', () => {
    const history = watched(300, 5, (s) => s > 100 && s < 200);
    const moments = sampledMoments(history.clock, range(0, 300, 5));
    const gaps = moments.filter(({ slot }) => slot === null);
    expect(gaps.map(({ at }) => (at - t0) / 1000)).toEqual([150]);
  });

  test('sums are unknown where one of the partitions is', () => {
    const history = watched(60);
    const moments = sampledMoments(history.clock, range(0, 60, 30));
    const both = [...rows, { topic: 'gone', partition: 0, committed: 5n }];
    const { total, series } = lagOverTime('g', both, history, moments, { withSeconds: true });
    expect(total.every(({ lag, seconds }) => lag === null && seconds === null)).toBe(true);
    expect(series[0]?.points.at(-1)?.lag).toBe(300n);
  });

  test('a sparkline has as many points as it was asked for, empty where nothing is known', () => {
    const history = watched(600);
    const moments = evenMoments(history.clock, range(-3000, 600, 120));
    const { total } = lagOverTime('g', rows, history, moments, { withSeconds: false });
    expect(total).toHaveLength(30);
    expect(total.map(({ lag }) => lag).filter((lag) => lag !== null)).toEqual([0n, 600n, 1200n, 1800n, 2400n, 3000n]);
  });
});
