import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scopedPartitions, selectPartitions } from './select-partitions.ts';

const at = (topic: string, ...partitions: number[]) => partitions.map((partition) => ({ topic, partition }));
const given = (topic: string, ...partitions: number[]) =>
  at(topic, ...partitions).map((row) => ({ ...row, offset: 5n, leaderEpoch: -1 }));
const topics = [{ name: 'orders', id: 'id', partitions: 12 }];

describe('the partitions of a reset', () => {
  const commits = [...at('users', 1), ...at('orders', 10, 9)];

  test('are all that the group has committed on, in order', () => {
    expect(selectPartitions('all', commits, topics, null)).toEqual([...at('orders', 9, 10), ...at('users', 1)]);
  });

  test('are all of a topic, also those without a commit, or those that are named, each once', () => {
    const all = Array.from({ length: 12 }, (_, index) => index);
    expect(selectPartitions({ topic: 'orders' }, commits, topics, null)).toEqual(at('orders', ...all));
    const named = { topic: 'orders', partitions: [10, 2, 10] };
    expect(selectPartitions(named, commits, topics, null)).toEqual(at('orders', 2, 10));
  });

  test('are those that have an offset where offsets are given, committed on or not', () => {
    const rows = [...given('users', 4), ...given('orders', 3, 2)];
    expect(selectPartitions('all', commits, topics, rows)).toEqual([...at('orders', 2, 3), ...at('users', 4)]);
    expect(selectPartitions({ topic: 'orders' }, commits, topics, rows)).toEqual(at('orders', 2, 3));
    expect(selectPartitions({ topic: 'orders', partitions: [3, 5] }, commits, topics, rows)).toEqual(at('orders', 3));
    expect(selectPartitions({ topic: 'gone' }, commits, topics, rows)).toEqual([]);
  });

  test('are never named twice, and always in order of their number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), (partitions) => {
        const found = scopedPartitions({ topic: 'orders', partitions }, topics).map(({ partition }) => partition);
        expect(found).toEqual([...new Set(partitions)].sort((a, b) => a - b));
      }),
    );
  });
});
