import { expect, test } from 'vitest';
import { createOffsetHistory } from '../observe/history/offset-history.ts';
import { presentRate, throughput } from './throughput.ts';

const t0 = 1_763_600_000_000;

function history(end: (s: number) => number | null, seconds: number) {
  const made = createOffsetHistory();
  for (let s = 0; s <= seconds; s += 5) {
    const value = end(s);
    const partitions = [value === null ? null : { start: 0n, end: BigInt(value) }];
    made.record({ at: t0 + s * 1000, topics: new Map([['t', { id: null, partitions }]]), groups: new Map() });
  }
  return made;
}

const near = (value: number | null) => (value === null ? null : Math.round(value));

test('a steady flow is a flat line, in the last minutes and in the hour before', () => {
  const rates = throughput(
    history((s) => s * 10, 3600),
    'produced',
  ).map(([, rate]) => near(rate));
  expect(rates).toHaveLength(120);
  expect(new Set(rates.slice(2))).toEqual(new Set([10]));
});

test('before the first sample nothing is known', () => {
  const rates = throughput(
    history((s) => s * 10, 600),
    'produced',
  ).map(([, rate]) => near(rate));
  expect(rates.slice(0, 98).every((rate) => rate === null)).toBe(true);
  expect(rates.slice(-19).every((rate) => rate === 10)).toBe(true);
});

test('samples that failed for minutes are a gap', () => {
  const made = history((s) => (s > 200 && s < 400 ? null : s * 10), 600);
  const rates = throughput(made, 'produced').map(([, rate]) => near(rate));
  const first = rates.findIndex((rate) => rate !== null);
  expect(rates.slice(first).filter((rate) => rate === null).length).toBeGreaterThanOrEqual(5);
  expect(
    rates
      .slice(first)
      .filter((rate) => rate !== null)
      .every((rate) => rate === 10),
  ).toBe(true);
});

test('the present rate is of the last minute, and unknown while the latest sample failed', () => {
  expect(
    near(
      presentRate(
        history((s) => s * 10, 300),
        'produced',
        60_000,
      ),
    ),
  ).toBe(10);
  expect(
    presentRate(
      history((s) => (s > 290 ? null : s * 10), 300),
      'produced',
      60_000,
    ),
  ).toBeNull();
  expect(
    presentRate(
      history((s) => s, 0),
      'produced',
      60_000,
    ),
  ).toBeNull();
});
