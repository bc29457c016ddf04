import { expect, test } from 'vitest';
import { history } from './history.ts';

const now = 1_763_700_000_000n;
const batches = history(now);
const records = batches.flatMap((batch) => batch.records);

test('the shop has some thousand records over five days, none in the future', () => {
  const times = records.map(({ timestamp }) => timestamp as bigint);
  expect(records.length).toBeGreaterThan(5_000);
  expect(times.every((time) => time <= now && time >= now - 5n * 86_400_000n)).toBe(true);
  expect(times.some((time) => time < now - 4n * 86_400_000n)).toBe(true);
});

test('the same moment gives the same shop', () => {
  expect(history(now)).toEqual(batches);
});

test('ids above 2^53 keep their digits in the JSON', () => {
  const ids = records.flatMap(({ topic, value }) =>
    topic === 'orders' ? (/"id":(\d+)/.exec(String(value))?.[1] ?? []) : [],
  );
  expect(ids.length).toBeGreaterThan(1_000);
  expect(ids.every((id) => BigInt(id) > 2n ** 53n)).toBe(true);
  expect(ids.some((id) => String(Number(id)) !== id)).toBe(true);
});

test('every order is JSON', () => {
  for (const { topic, value } of records) if (topic === 'orders') expect(() => JSON.parse(String(value))).not.toThrow();
});

test('all compressions, transactions of both outcomes, tombstones, null keys and repeated headers occur', () => {
  expect(new Set(batches.map(({ options }) => options.compression ?? 'none'))).toEqual(
    new Set(['none', 'gzip', 'snappy', 'lz4', 'zstd']),
  );
  expect(new Set(batches.flatMap(({ options }) => options.transaction?.outcome ?? []))).toEqual(
    new Set(['commit', 'abort']),
  );
  expect(records.some(({ topic, value }) => topic === 'customers' && value === null)).toBe(true);
  expect(records.some(({ key }) => key === null)).toBe(true);
  expect(records.some(({ headers }) => headers?.filter(([name]) => name === 'attempt').length === 2)).toBe(true);
});
