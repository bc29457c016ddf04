import { describe, expect, test } from 'vitest';
import type { PartitionLag } from '../observe/lag/group-lag.ts';
import { group, groupLag, now, partitionLag } from '../observe/testing/snapshots.ts';
import { verdictOf } from './verdict.ts';

const members = ['indexer-0', 'indexer-2'].map((clientId) => ({
  id: `id-of-${clientId}`,
  clientId,
  host: '10.0.0.1',
  instanceId: null,
  rack: null,
  assignment: [],
  problem: null,
}));
const read = (...rows: Partial<PartitionLag>[]) => rows.map((row, partition) => partitionLag({ partition, ...row }));
const say = (rows: PartitionLag[], state: Parameters<typeof group>[1] = { members }) => {
  const one = group('g', state);
  return verdictOf(one, groupLag(rows, one.members?.length ?? null), now);
};

describe('the verdict on a group', () => {
  test.each<[string, PartitionLag[], string]>([
    ['all read', read({}, {}), 'It has read everything.'],
    ['keeps up', read({ lag: 1204n, lagSeconds: 0.6 }, {}), 'It keeps up: 1,204 records wait, the oldest for 0.6 s.'],
    [
      'only markers',
      read({ lag: 1n, error: { code: 'ONLY_MARKERS', message: '' } }, {}),
      'It has read everything: the lag of 1 on 1 partition is markers of transactions, not records.',
    ],
    [
      'two of three stalled, the third behind',
      read(
        { status: 'STALLED', lag: 9n, memberId: 'id-of-indexer-2', statusSince: now - 1_329_000 },
        { status: 'STALLED', lag: 8n, memberId: 'id-of-indexer-2', statusSince: now - 1_000_000 },
        { status: 'BEHIND', lag: 7n, consumedPerSecond: 1102, producedPerSecond: 1523 },
      ),
      'orders-0 and orders-1 have not moved for 22 min 9 s. Both belong to indexer-2, which still sends heartbeats. ' +
        'The next record of each is a likely cause. orders-2 is behind and growing: 1,102/s are read of 1,523/s that come in.',
    ],
    [
      'one stalled that nobody has',
      read({ status: 'STALLED', lag: 9n, statusSince: now - 90_000 }),
      'orders-0 has not moved for 1 min 30 s. The next record of it is a likely cause.',
    ],
    [
      'behind',
      read({ status: 'BEHIND', lag: 50n, lagSeconds: 12, consumedPerSecond: 5, producedPerSecond: 10 }),
      'It falls behind: 50 records wait, the oldest for 12 s. 5/s are read of 10/s that come in.',
    ],
    [
      'rewound',
      read({ status: 'REWOUND', lag: 50n, lagSeconds: null, statusSince: now - 30_000 }),
      'orders-0 was set back 30 s ago and is being read again: 50 records wait.',
    ],
    [
      'beyond the end',
      read({ status: 'UNKNOWN', lag: null, error: { code: 'COMMITTED_BEYOND_END', message: 'It was recreated.' } }),
      'The lag of 1 of 1 partitions is unknown. orders-0: It was recreated.',
    ],
  ])('%s', (_, rows, sentence) => {
    expect(say(rows)).toBe(sentence);
  });

  test('without members', () => {
    expect(say(read({ status: 'STOPPED', lag: 18_204n, lagSeconds: 3900 }), { members: [] })).toBe(
      'It has no members. 18,204 records wait, the oldest for 1 h 05 min in orders.',
    );
    expect(say(read({ status: 'EMPTY' }), { members: [] })).toBe('It has no members and has read everything.');
    expect(say([], { members: [] })).toBe('It has no members and has committed nothing.');
  });
});
