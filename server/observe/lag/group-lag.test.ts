import { describe, expect, test } from 'vitest';
import { now, partitionLag } from '../testing/snapshots.ts';
import { catchUpOf, type PartitionLag, sumUp } from './group-lag.ts';

const sum = (rows: PartitionLag[], members: number | null = 1, error: PartitionLag['error'] = null) =>
  sumUp(rows, { members, error, now });
const problem = { code: 'NO_LEADER', message: 'The partition has no leader.' };

describe('a group is the sum of its partitions', () => {
  test('lag adds up, the delay is that of the worst', () => {
    const rows = [partitionLag({ lag: 5n, lagSeconds: 2 }), partitionLag({ lag: 2n ** 60n, lagSeconds: 70 })];
    expect(sum(rows)).toMatchObject({ lag: 2n ** 60n + 5n, lagSeconds: 70, consumedPerSecond: 20, error: null });
  });

  test('a sum with an unknown term is unknown, and says which', () => {
    const rows = [partitionLag(), partitionLag({ partition: 3, lag: null, lagSeconds: null, error: problem })];
    expect(sum(rows)).toMatchObject({
      lag: null,
      lagSeconds: null,
      error: {
        code: 'NO_LEADER',
        message: 'The lag of 1 of 2 partitions is unknown. orders-3: The partition has no leader.',
      },
    });
  });

  test('partitions without a commit are no part of it', () => {
    const none = { committed: null, lag: null, lagSeconds: null, consumedPerSecond: null, status: 'UNKNOWN' } as const;
    expect(sum([partitionLag({ lag: 5n, lagSeconds: 1 }), partitionLag(none)])).toMatchObject({
      lag: 5n,
      status: 'OK',
    });
    expect(sum([partitionLag(none)])).toMatchObject({ lag: null, status: 'UNKNOWN', error: null });
  });

  test.each<[string, PartitionLag['status'][], number | null, PartitionLag['status']]>([
    ['the worst partition decides', ['OK', 'BEHIND', 'STALLED', 'REWOUND'], 1, 'STALLED'],
    ['unknown is better than what is known to be bad', ['UNKNOWN', 'BEHIND'], 1, 'BEHIND'],
    ['unknown is worse than good', ['UNKNOWN', 'OK'], 1, 'UNKNOWN'],
    ['members and nothing to read', ['EMPTY', 'EMPTY'], 2, 'OK'],
    ['nobody and nothing to read', ['EMPTY'], 0, 'EMPTY'],
    ['nobody and nothing at all', [], 0, 'EMPTY'],
    ['members that have no partitions yet', [], 2, 'OK'],
  ])('%s', (_, statuses, members, status) => {
    expect(
      sum(
        statuses.map((one) => partitionLag({ status: one })),
        members,
      ).status,
    ).toBe(status);
  });

  test('a group whose coordinator is silent has no status', () => {
    expect(sum([partitionLag()], 1, problem)).toMatchObject({ status: 'UNKNOWN', error: problem });
  });
});

test.each([
  ['caught up', { status: 'OK', lag: 0n, consumedPerSecond: 5, producedPerSecond: 5 }, 'caught-up', 0],
  [
    'a small backlog that keeps being read',
    { status: 'OK', lag: 100n, consumedPerSecond: 50, producedPerSecond: 50 },
    'in',
    2,
  ],
  ['gains', { status: 'OK', lag: 9000n, consumedPerSecond: 100, producedPerSecond: 10 }, 'in', 100],
  ['loses', { status: 'BEHIND', lag: 9000n, consumedPerSecond: 10, producedPerSecond: 100 }, 'never', null],
  ['as fast as it comes', { status: 'OK', lag: 9000n, consumedPerSecond: 100, producedPerSecond: 100 }, 'never', null],
  ['stalled', { status: 'STALLED', lag: 5n, consumedPerSecond: 100, producedPerSecond: 1 }, 'never', null],
  [
    'rates not known yet',
    { status: 'UNKNOWN', lag: 5n, consumedPerSecond: null, producedPerSecond: 1 },
    'unknown',
    null,
  ],
  ['lag unknown', { status: 'UNKNOWN', lag: null, consumedPerSecond: 1, producedPerSecond: 1 }, 'unknown', null],
] as const)('catching up: %s', (_, group, catchUp, catchUpSeconds) => {
  expect(catchUpOf(group)).toEqual({ catchUp, catchUpSeconds });
});
