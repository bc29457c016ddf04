import { describe, expect, test } from 'vitest';
import { createOffsetHistory } from '../history/offset-history.ts';
import type { NextRecord } from '../read/next-records.ts';
import type { CommittedOffset, GroupState, PartitionOffsets } from '../snapshot.ts';
import { group, now } from '../testing/snapshots.ts';
import { assessGroup } from './assess-group.ts';
import type { PartitionLag } from './group-lag.ts';

const commit = (offset: bigint, state: Partial<CommittedOffset> = {}): CommittedOffset => ({
  topic: 'orders',
  partition: 0,
  offset,
  metadata: null,
  brokerLag: null,
  ...state,
});
const log = (start: bigint, end: bigint, error: PartitionOffsets['error'] = null): PartitionOffsets => ({
  start,
  end,
  lastStable: end,
  readAt: now,
  error,
});
const owner = {
  id: 'm1',
  clientId: 'c',
  host: 'h',
  instanceId: null,
  rack: null,
  assignment: [{ topic: 'orders', partitions: [0] }],
  problem: null,
};

/** One sample a step of 5 s up to now; the last state is assessed. */
function assess(
  state: Partial<GroupState>,
  samples: { log: PartitionOffsets; committed?: bigint }[],
  next: NextRecord | null = null,
): PartitionLag {
  const history = createOffsetHistory();
  samples.forEach(({ log: { start, end }, committed }, i) => {
    const at = now - (samples.length - 1 - i) * 5_000;
    const partitions = [start === null || end === null ? null : { start, end }];
    const rows = committed === undefined ? [] : [{ topic: 'orders', partition: 0, offset: committed }];
    history.record({ at, topics: new Map([['orders', { id: 'x', partitions }]]), groups: new Map([['g', rows]]) });
  });
  const present = samples.at(-1)?.log;
  const assessed = assessGroup(group('g', { members: [owner], ...state }), {
    now,
    offsets: new Map(present ? [['orders', [present]]] : []),
    history,
    slots: history.clock.slots(0, now),
    nextRecord: () => next,
    previous: null,
  });
  return assessed.partitions[0] as PartitionLag;
}

describe('a partition that a group reads', () => {
  test('lag is the high watermark minus what was committed', () => {
    const row = assess({ committed: [commit(40n)] }, [{ log: log(0n, 100n), committed: 40n }]);
    expect(row).toMatchObject({ committed: 40n, end: 100n, lag: 60n, lost: 0n, memberId: 'm1' });
  });

  test('what was removed before it was read is lost, and no lag', () => {
    const row = assess({ committed: [commit(40n)] }, [{ log: log(70n, 100n), committed: 40n }]);
    expect(row).toMatchObject({ lag: 30n, lost: 30n });
  });

  test('a commit beyond the end has no lag, and says why', () => {
    const row = assess({ committed: [commit(140n)] }, [{ log: log(0n, 100n), committed: 140n }]);
    expect(row).toMatchObject({ lag: null, lost: null, status: 'UNKNOWN', error: { code: 'COMMITTED_BEYOND_END' } });
  });

  test('the end of a silent leader is old, so there is no lag to tell', () => {
    const error = { code: 'BROKER_UNREACHABLE', message: 'silent' };
    const row = assess({ committed: [commit(40n)] }, [{ log: log(0n, 100n, error), committed: 40n }]);
    expect(row).toMatchObject({ lag: null, lagSeconds: null, status: 'UNKNOWN', error });
  });

  test('a commit of a silent coordinator is old, so there is no lag to tell', () => {
    const error = { code: 'BROKER_UNREACHABLE', message: 'silent' };
    const row = assess({ committed: [commit(40n)], error }, [{ log: log(0n, 100n), committed: 40n }]);
    expect(row).toMatchObject({ committed: 40n, lag: null, status: 'UNKNOWN', error });
  });

  test('a commit for a topic that is gone', () => {
    expect(assess({ committed: [commit(40n)] }, [])).toMatchObject({ lag: null, error: { code: 'TOPIC_NOT_FOUND' } });
  });

  test('an assigned partition without a commit is unknown, unless there is nothing to read', () => {
    expect(assess({ committed: [] }, [{ log: log(0n, 100n) }])).toMatchObject({
      committed: null,
      lag: null,
      status: 'UNKNOWN',
      error: { code: 'NO_COMMIT' },
    });
    expect(assess({ committed: [] }, [{ log: log(7n, 7n) }]).status).toBe('EMPTY');
  });

  test('how late it is comes from when the end passed its commit', () => {
    const ends = [0n, 100n, 200n, 300n, 300n];
    const row = assess(
      { committed: [commit(150n)] },
      ends.map((end) => ({ log: log(0n, end), committed: 150n })),
    );
    expect(row.lagSeconds).toBe(17.5 - 5);
  });

  test('where the history is too short it comes from the record, else it is unknown', () => {
    const samples = [{ log: log(0n, 300n), committed: 150n }];
    const record = { timestamp: now - 90_000, onlyMarkers: false };
    expect(assess({ committed: [commit(150n)] }, samples, record).lagSeconds).toBe(90);
    expect(assess({ committed: [commit(150n)] }, samples).lagSeconds).toBeNull();
  });

  test('a lag that is only markers of transactions is explained and harmless', () => {
    const samples = Array.from({ length: 30 }, () => ({ log: log(0n, 43n), committed: 42n }));
    const row = assess({ committed: [commit(42n)] }, samples, { timestamp: null, onlyMarkers: true });
    expect(row).toMatchObject({ lag: 1n, lagSeconds: 0, status: 'OK', error: { code: 'ONLY_MARKERS' } });
  });

  test('a share group has the lag that its broker counts', () => {
    const row = assess({ committed: [commit(40n, { brokerLag: 7n })] }, [{ log: log(0n, 100n), committed: 40n }]);
    expect(row.lag).toBe(7n);
  });
});
