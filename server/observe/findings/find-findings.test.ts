import { describe, expect, test } from 'vitest';
import type { ClusterSnapshot } from '../snapshot.ts';
import { broker, group, now, partition, partitionLag, snapshot, topic } from '../testing/snapshots.ts';
import { findFindings } from './find-findings.ts';

const problem = { code: 'BROKER_UNREACHABLE', message: 'kafka-2:9092 did not answer within 1.5 s.' };
const brokers = (two: Parameters<typeof broker>[1]) => ({
  value: new Map([1, 2, 3].map((id) => [id, broker(id, id === 2 ? two : {})])),
  readAt: now,
  error: null,
});
const find = (observed: ClusterSnapshot, previous: Parameters<typeof findFindings>[1] = []) =>
  findFindings(observed, previous, now);
const member = (id: string, clientId: string) => ({
  id,
  clientId,
  host: '10.0.0.1',
  instanceId: null,
  rack: null,
  assignment: [],
  problem: null,
});

test('a cluster that is well has no findings', () => {
  expect(find(snapshot({ topics: [topic('orders')], groups: [[group('billing'), [partitionLag()]]] }))).toEqual([]);
});

describe('what is found, and how it is said', () => {
  test.each<[string, ClusterSnapshot, string, string, string]>([
    [
      'a partition without a leader',
      snapshot({ topics: [topic('orders', [partition(0), partition(7, { leader: null, isr: [] })])] }),
      'critical',
      'Partition 7 of orders has no leader',
      'Nothing can be written to partition 7 or read from there. Replicas are on brokers 1, 2 and 3; none of them is in sync.',
    ],
    [
      'partitions without a leader, and the broker that is missing',
      snapshot({
        brokers: brokers({ up: false, error: problem }),
        topics: [
          topic(
            'orders',
            [1, 4, 7].map((n) => partition(n, { leader: null, isr: [2], replicas: [2] })),
          ),
        ],
      }),
      'critical',
      '3 partitions of orders have no leader',
      'Nothing can be written to partitions 1, 4 and 7 or read from there. Broker 2 is down; replicas are on broker 2.',
    ],
    [
      'a partition below min.insync.replicas',
      snapshot({ topics: [topic('orders', [partition(7, { isr: [1] })])] }),
      'critical',
      'Partition 7 of orders refuses writes',
      'In sync on 1 of 3 replicas, and min.insync.replicas is 2: producers with acks=all get an error. Brokers 2 and 3 are not in sync.',
    ],
    [
      'a partition at min.insync.replicas',
      snapshot({ topics: [topic('orders', [partition(7, { isr: [1, 3] })])] }),
      'critical',
      'Partition 7 of orders is one failure away from refusing writes',
      'In sync on 2 of 3 replicas, and min.insync.replicas is 2. Broker 2 is not in sync.',
    ],
    [
      'a partition that misses a replica and still has enough',
      snapshot({ topics: [topic('orders', [partition(0, { replicas: [1, 2, 3, 4], isr: [1, 3, 4] })])] }),
      'warning',
      'Partition 0 of orders is under-replicated',
      'In sync on 3 of 4 replicas, and min.insync.replicas is 2. Broker 2 is not in sync.',
    ],
    [
      'the last replica with min.insync.replicas of 1',
      snapshot({ minInsyncReplicas: 1, topics: [topic('orders', [partition(0, { replicas: [1, 2], isr: [1] })])] }),
      'critical',
      'Partition 0 of orders is one failure away from going offline',
      'In sync on 1 of 2 replicas, and min.insync.replicas is 1. Broker 2 is not in sync.',
    ],
    [
      'a broker that is down',
      snapshot({ brokers: brokers({ up: false, error: problem, since: now - 5000 }), topics: [topic('orders')] }),
      'critical',
      'Broker 2 is down',
      'kafka-2:9092 did not answer within 1.5 s. It holds replicas of 1 partition.',
    ],
    [
      'a broker that is down and holds nothing',
      snapshot({ brokers: brokers({ up: false, error: problem }) }),
      'warning',
      'Broker 2 is down',
      'kafka-2:9092 did not answer within 1.5 s. It holds no replicas.',
    ],
    [
      'a quorum that has been silent for a while',
      snapshot({ quorum: { value: null, readAt: now - 20_000, error: { code: 'TIMEOUT', message: 'No answer.' } } }),
      'critical',
      'No controller leads the cluster',
      'No leader can be elected and no topic changed; brokers repeat what they last knew. No answer.',
    ],
    [
      'nobody answers',
      snapshot({ unreachable: { code: 'CLUSTER_UNREACHABLE', message: 'No broker answers at a:1.' } }),
      'critical',
      'No broker answers',
      'No broker answers at a:1. What is shown is what was read last.',
    ],
    [
      'a group that is stuck on some partitions',
      snapshot({
        groups: [
          [
            group('search-indexer', { members: [member('m2', 'indexer-2')] }),
            [
              partitionLag({ partition: 3, status: 'STALLED', lag: 264_902n, lagSeconds: 1480, memberId: 'm2' }),
              partitionLag({ partition: 9, status: 'STALLED', lag: 200_302n, lagSeconds: 1200, memberId: 'm2' }),
              partitionLag({ partition: 4 }),
            ],
          ],
        ],
      }),
      'critical',
      'search-indexer has not moved on 2 of 3 partitions of orders',
      '465,204 records wait, the oldest for 24 min 40 s. Its member indexer-2 still sends heartbeats: one record may block each.',
    ],
    [
      'a group that nobody runs',
      snapshot({
        topics: [topic('emails')],
        groups: [
          [
            group('email-sender'),
            [partitionLag({ topic: 'emails', status: 'STOPPED', lag: 18_204n, lagSeconds: 3900 })],
          ],
        ],
      }),
      'warning',
      'email-sender has no members',
      '18,204 records wait in emails. Retention deletes the oldest in about 6 d 22 h.',
    ],
    [
      'a group that falls behind',
      snapshot({
        groups: [
          [
            group('fraud-check', { members: [member('m', 'c')] }),
            [
              partitionLag({
                topic: 'payments',
                status: 'BEHIND',
                lag: 304_118n,
                lagSeconds: 738,
                producedPerSecond: 412,
                consumedPerSecond: 294,
              }),
            ],
          ],
        ],
      }),
      'warning',
      'fraud-check falls behind on payments',
      '304,118 records wait, the oldest for 12 min 18 s. Lag grows by 118 records/s: 412/s come in, 294/s are read.',
    ],
    [
      'one copy only',
      snapshot({ minInsyncReplicas: 1, topics: [topic('tmp', [partition(0, { replicas: [1] })])] }),
      'warning',
      'tmp keeps a single copy of its records',
      'When its broker is down a partition is offline, and when its disk is lost so are the records.',
    ],
    [
      'min.insync.replicas as large as the number of replicas',
      snapshot({ minInsyncReplicas: 3, topics: [topic('a'), topic('b')] }),
      'warning',
      '2 topics refuse writes as soon as one broker is down',
      'min.insync.replicas is as large as the number of replicas. Topics: a and b.',
    ],
    [
      'min.insync.replicas of 1 with three replicas',
      snapshot({ minInsyncReplicas: 1, topics: [topic('a')] }),
      'info',
      'a accepts writes that only one broker has',
      'min.insync.replicas is 1: a record that was acknowledged with acks=all can be lost with one disk.',
    ],
    [
      'a part that cannot be read though the broker is up',
      snapshot({
        logDirs: new Map([
          [2, { value: null, readAt: now - 40_000, error: { code: 'TIMEOUT', message: 'No answer.' } }],
        ]),
      }),
      'warning',
      'The log directories of broker 2 cannot be read',
      'No answer. What is shown is 40 s old.',
    ],
  ])('%s', (_, observed, severity, text, detail) => {
    expect(find(observed)).toContainEqual(expect.objectContaining({ severity, text, detail }));
  });
});

describe('what is not found', () => {
  test.each<[string, ClusterSnapshot]>([
    [
      'poor practice on a single broker',
      snapshot({
        brokers: { value: new Map([[1, broker(1)]]), readAt: now, error: null },
        minInsyncReplicas: 1,
        topics: [topic('a', [partition(0, { replicas: [1] })])],
      }),
    ],
    [
      'min.insync.replicas above the replicas there are: the broker uses the smaller',
      snapshot({
        brokers: { value: new Map([[1, broker(1)]]), readAt: now, error: null },
        topics: [topic('a', [partition(0, { replicas: [1] })])],
      }),
    ],
    [
      'a quorum that missed one reading',
      snapshot({ quorum: { value: null, readAt: now - 5_000, error: { code: 'TIMEOUT', message: '' } } }),
    ],
    [
      'a quorum that may not be read',
      snapshot({ quorum: { value: null, readAt: null, error: { code: 'NOT_AUTHORIZED_BY_KAFKA', message: '' } } }),
    ],
    [
      'a part that may not be read',
      snapshot({
        logDirs: new Map([[2, { value: null, readAt: null, error: { code: 'NOT_AUTHORIZED_BY_KAFKA', message: '' } }]]),
      }),
    ],
    ['a cluster with ZooKeeper, which has no quorum', snapshot({ quorum: { value: null, readAt: now, error: null } })],
  ])('%s', (_, observed) => {
    expect(find(observed)).toEqual([]);
  });

  test('stale parts of a broker that is down: the broker is the finding', () => {
    const reading = { readAt: now - 60_000, error: problem };
    const observed = snapshot({
      brokers: brokers({ up: false, error: problem }),
      offsetReadings: new Map([[2, reading]]),
    });
    expect(find(observed).map(({ kind }) => kind)).toEqual(['broker-down']);
  });

  test('brokers that are down and groups, while nobody answers', () => {
    const observed = snapshot({ unreachable: problem, brokers: brokers({ up: false, error: problem }) });
    expect(find(observed).map(({ kind }) => kind)).toEqual(['cluster-unreachable']);
  });
});

test('findings are ranked: critical first, then by kind, then by size', () => {
  const observed = snapshot({
    brokers: brokers({ up: false, error: problem }),
    topics: [
      topic('one', [partition(0, { isr: [1, 3] })]),
      topic('two', [partition(0, { leader: null, isr: [] })]),
      topic('three', [partition(0, { leader: null, isr: [] }), partition(1, { leader: null, isr: [] })]),
      topic('single', [partition(0, { replicas: [1] })]),
    ],
  });
  expect(find(observed).map(({ id }) => id)).toEqual([
    'broker-down:2',
    'partition-offline:three',
    'partition-offline:two',
    'partition-under-replicated:one',
    'low-replication-factor:1',
  ]);
});

test('a hundred topics with one fault are six findings that say so', () => {
  const topics = Array.from({ length: 100 }, (_, i) =>
    topic(`t${String(i).padStart(3, '0')}`, [partition(0, { leader: null, isr: [] })]),
  );
  const found = find(snapshot({ topics }));
  expect(found).toHaveLength(6);
  expect(found.at(-1)).toMatchObject({
    text: '95 partitions of 95 more topics have no leader',
    detail: 'Nothing can be written to them or read from them. Topics: t005, t006, t007 and 92 more.',
    link: { path: '/topics?show=offline&internal=true' },
  });
});

test('a finding keeps its date while it is found, and gets a new one when it returns', () => {
  const ill = snapshot({ topics: [topic('orders', [partition(0, { isr: [1] })])] });
  const first = findFindings(ill, [], now);
  const second = findFindings(ill, first, now + 60_000);
  expect(second[0]?.since).toBe(first[0]?.since);
  const well = findFindings(snapshot(), second, now + 120_000);
  const again = findFindings(ill, well, now + 180_000);
  expect(again[0]?.since).toBe(new Date(now + 180_000).toISOString());
});

test('names are encoded in links', () => {
  const observed = snapshot({ groups: [[group('a/b ?'), [partitionLag({ status: 'STOPPED', lag: 1n })]]] });
  expect(find(observed)[0]?.link.path).toBe('/groups/a%2Fb%20%3F');
});
