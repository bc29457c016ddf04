import { expect, test } from 'vitest';
import { broker, now, partition, snapshot, topic } from '../observe/testing/snapshots.ts';
import { brokerOf, brokerRows } from './broker-rows.ts';

const dir = (sizes: bigint[], totalBytes: bigint | null = 1000n) => ({
  path: '/data',
  error: null,
  totalBytes,
  usableBytes: totalBytes === null ? null : 400n,
  replicas: sizes.map((sizeBytes, partition) => ({ topic: 't', partition, sizeBytes, offsetLag: 0n, future: false })),
});
const read = { readAt: now, error: null };
const partitions = [
  partition(0, { replicas: [1, 2] }),
  partition(1, { replicas: [1, 3], isr: [1] }),
  partition(2, { replicas: [2, 1] }),
  partition(3, { replicas: [1, 2] }),
];

test('leaders, replicas and skew are counted over the brokers that live', () => {
  const brokers = new Map([1, 2, 3].map((id) => [id, broker(id, { up: id !== 3 })]));
  const rows = brokerRows(snapshot({ brokers: { value: brokers, ...read }, topics: [topic('t', partitions)] }));
  expect(
    rows.map(({ id, leaders, replicas, inSync, leaderSkew, controller }) => [
      id,
      leaders,
      replicas,
      inSync,
      leaderSkew,
      controller,
    ]),
  ).toEqual([
    [1, 3, 4, 4, 50, true],
    [2, 1, 3, 3, -50, false],
    [3, 0, 1, 0, null, false],
  ]);
});

test('sizes add up over log directories; what one of them does not tell is unknown', () => {
  const logDirs = new Map([
    [1, { value: [dir([1n, 2n]), dir([2n ** 60n])], ...read }],
    [2, { value: [dir([1n]), dir([], null)], ...read }],
  ]);
  const rows = brokerRows(snapshot({ logDirs })).map(brokerOf);
  expect(rows.map(({ sizeBytes, usableBytes, totalBytes }) => [sizeBytes, usableBytes, totalBytes])).toEqual([
    [String(2n ** 60n + 3n), '800', '2000'],
    ['1', null, null],
    [null, null, null],
  ]);
});

test('counts are unknown until topics have been read', () => {
  const [row] = brokerRows({ ...snapshot(), topics: { value: null, readAt: null, error: null } });
  expect(row).toMatchObject({ leaders: null, replicas: null, inSync: null, leaderSkew: null });
});

test('the controller of a cluster with ZooKeeper is the one that brokers name', () => {
  const rows = brokerRows(snapshot({ quorum: { value: null, ...read }, namedController: 2 }));
  expect(rows.filter(({ controller }) => controller).map(({ id }) => id)).toEqual([2]);
});
