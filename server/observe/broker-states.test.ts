import { expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { brokerStates } from './broker-states.ts';
import type { Liveness } from './pulse.ts';
import { broker, now, partition, topic } from './testing/snapshots.ts';

const listed = (id: number, fenced = false) => ({ id, host: `kafka-${id}`, port: 9092, rack: null, fenced });
const alive: Liveness = { up: true, since: now - 1000, error: null, version: '4.3' };
const silent: Liveness = {
  up: false,
  since: now - 7000,
  error: new AppError('BROKER_UNREACHABLE', 'silent'),
  version: '4.3',
};
const topics = new Map([['t', topic('t', [partition(0, { replicas: [1, 3] })])]]);

test('a broker that answers is up', () => {
  const [one] = brokerStates([listed(1)], null, () => alive, null, now).values();
  expect(one).toMatchObject({ id: 1, up: true, error: null, version: '4.3', since: now - 1000 });
});

test('a broker that is silent is down since its first missed beat, and keeps its version', () => {
  const [one] = brokerStates([listed(1)], null, () => silent, null, now).values();
  expect(one).toMatchObject({ up: false, since: now - 7000, error: { message: 'silent' }, version: '4.3' });
});

test('a broker that answers and is fenced is down', () => {
  const [one] = brokerStates([listed(1, true)], null, () => alive, null, now).values();
  expect(one).toMatchObject({ up: false, since: now, error: { code: 'BROKER_FENCED' } });
});

test('a broker that older clusters no longer list, while partitions have replicas on it', () => {
  const before = new Map([[3, broker(3, { host: 'kafka-3', since: now - 90_000 })]]);
  const states = brokerStates([listed(1)], topics, () => alive, before, now);
  expect([...states.keys()]).toEqual([1, 3]);
  expect(states.get(3)).toMatchObject({
    host: 'kafka-3',
    up: false,
    since: now,
    error: { code: 'BROKER_UNREGISTERED' },
  });
});

test('the date of a state stays while the state does', () => {
  const before = new Map([[1, broker(1, { up: false, since: now - 90_000 })]]);
  const [one] = brokerStates([listed(1)], null, () => silent, before, now).values();
  expect(one?.since).toBe(now - 90_000);
});

test('a broker that has not been heard yet is taken to be up', () => {
  const [one] = brokerStates([listed(1)], null, () => null, null, now).values();
  expect(one).toMatchObject({ up: true, version: null });
});
