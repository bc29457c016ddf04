import { expect, test } from 'vitest';
import type { BrokerReading } from '../observe/snapshot.ts';
import { broker, now, snapshot } from '../observe/testing/snapshots.ts';
import { unreadGroups } from './unread-groups.ts';

const problem = { code: 'KAFKA_TIMEOUT', message: 'Broker 2 did not answer.' };
const read = { readAt: now, error: null };
const groupReadings = new Map<number, BrokerReading>([
  [1, read],
  [2, { readAt: now, error: problem }],
]);

test('a broker that does not answer may have the group that is not seen', () => {
  expect(unreadGroups(snapshot({ groupReadings }))).toEqual(problem);
});

test('a broker that the cluster has given up has no groups any more', () => {
  const fenced = broker(2, { up: false, error: { code: 'BROKER_FENCED', message: 'not counted' } });
  const brokers = { ...read, value: new Map([[2, fenced]]) };
  expect(unreadGroups(snapshot({ groupReadings, brokers }))).toBeNull();
});

test('when all have answered nothing is in doubt', () => {
  expect(unreadGroups(snapshot({ groupReadings: new Map([[1, read]]) }))).toBeNull();
});
