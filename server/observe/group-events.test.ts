import { expect, test } from 'vitest';
import { eventsBetween } from './group-events.ts';
import { group, now } from './testing/snapshots.ts';

const member = (id: string) => ({
  id,
  clientId: `client-${id}`,
  host: 'h',
  instanceId: null,
  rack: null,
  assignment: [],
  problem: null,
});
const commit = (partition: number, offset: bigint) => ({
  topic: 't',
  partition,
  offset,
  metadata: null,
  brokerLag: null,
});
const texts = (before: Parameters<typeof group>[1], after: Parameters<typeof group>[1]) =>
  eventsBetween(group('g', before), group('g', after), now).map(({ kind, text }) => `${kind}: ${text}`);

test('members that come and go', () => {
  expect(texts({ members: [member('a'), member('b')] }, { members: [member('b'), member('c')] })).toEqual([
    'joined: client-c joined',
    'left: client-a left',
  ]);
});

test('a rebalance without a change of members', () => {
  expect(texts({ state: 'Stable' }, { state: 'PreparingRebalance' })).toEqual(['state: Stable → PreparingRebalance']);
});

test('commits that were set back', () => {
  const before = { committed: [commit(0, 2_000n), commit(1, 5n), commit(2, 9n)] };
  expect(texts(before, { committed: [commit(0, 500n), commit(1, 5n), commit(2, 20n)] })).toEqual([
    'reset: moved back by 1,500 on 1 partition',
  ]);
});

test('nothing is claimed when either reading failed', () => {
  const error = { code: 'TIMEOUT', message: '' };
  expect(texts({ members: [member('a')] }, { members: [], error })).toEqual([]);
  expect(texts({ members: [member('a')] }, { members: null })).toEqual([]);
});
