import { expect, it } from 'vitest';
import { placeRecords } from './place-records.ts';

const partitions = [0, 1, 2, 3].map((partition) => ({ partition, leader: partition === 2 ? -1 : 1 }));
const key = Buffer.from('customer-17');
const never = () => 0;

const place = (record: object, of = partitions, random: (below: number) => number = never) =>
  placeRecords([{ record, key, path: '' }], of, random)[0];

it('a partition that is asked for is taken, also without a leader', () => {
  expect(place({ partition: 2 })).toBe(2);
});

it('a key goes where its hash says and nowhere else, leader or not', () => {
  const leaderless = partitions.map((each) => ({ ...each, leader: -1 }));
  for (const partitioner of ['murmur2', 'crc32', 'fnv1a'] as const) {
    expect(place({ partitioner }, leaderless)).toBe(place({ partitioner }));
  }
  expect(place({})).toBe(place({ partitioner: 'murmur2' }));
});

it('records without a key go to partitions that have a leader', () => {
  const records = Array.from({ length: 8 }, () => ({ record: {}, key: null, path: '' }));
  let count = 0;
  const placed = placeRecords(records, partitions, (below) => count++ % below);
  expect(new Set(placed)).toEqual(new Set([0, 1, 3]));
});

it('round robin takes turns, from anywhere on', () => {
  const records = Array.from({ length: 5 }, () => ({ record: { partitioner: 'roundRobin' as const }, key, path: '' }));
  expect(placeRecords(records, partitions, () => 2)).toEqual([3, 0, 1, 3, 0]);
});

it('a partition that the topic lacks is refused by its name in the request', () => {
  expect(() => placeRecords([{ record: { partition: 4 }, key, path: '3.' }], partitions, never)).toThrow(
    'The field `3.partition` must be below 4, the number of partitions of the topic, not 4.',
  );
});
