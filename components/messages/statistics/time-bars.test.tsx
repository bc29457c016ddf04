import { expect, test } from 'vitest';
import { timeBars } from './time-bars.ts';

const hour = 3_600_000;
const times = (...items: [number, number][]) => ({
  widthMs: hour,
  items: items.map(([at, records]) => ({ at: String(at * hour), records: String(records) })),
});

test('hours without records are bars of no height', () => {
  expect(timeBars(times([10, 5], [13, 2])).map(({ records }) => records)).toEqual([5, 0, 0, 2]);
});

test('a long time has fewer, wider bars, and no record is lost', () => {
  const bars = timeBars(times(...Array.from({ length: 1000 }, (_, n): [number, number] => [n * 3, 1])));
  expect(bars.length).toBeLessThanOrEqual(96);
  expect(bars.reduce((sum, { records }) => sum + records, 0)).toBe(1000);
  expect(new Set(bars.map(({ from, to }) => to - from)).size).toBe(1);
});

test('nothing has no bars', () => {
  expect(timeBars(times())).toEqual([]);
});
