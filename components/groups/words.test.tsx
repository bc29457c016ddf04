import { describe, expect, it, test } from 'vitest';
import { memberNames, memberRows } from './members.ts';
import { remarksOf } from './remarks.ts';
import { partitionOf } from './testing/partition.ts';
import { catchUpWords, groupName, ranges, splitVerdict } from './words.ts';

test.each([
  ['caught-up', 0, 'caught up'],
  ['in', 725, 'in 12 min 5 s'],
  ['never', null, 'never'],
  ['unknown', null, null],
] as const)('catching up: %s, %s seconds is %s', (catchUp, catchUpSeconds, value) => {
  expect(catchUpWords({ catchUp, catchUpSeconds }).value).toBe(value);
});

test.each([
  ['It has no members. 9 records wait in a.b.', 'It has no members.', '9 records wait in a.b.'],
  ['ui.orders-3 has not moved for 2 min. It belongs to x.', 'ui.orders-3 has not moved for 2 min.', 'It belongs to x.'],
  ['It has read everything.', 'It has read everything.', ''],
])('the verdict "%s" is led by its first sentence', (verdict, title, rest) => {
  expect(splitVerdict(verdict)).toEqual({ title, rest });
});

test.each([
  [[5, 0, 1, 2, 3, 8], '0-3, 5, 8'],
  [[4, 3], '3, 4'],
  [[], ''],
])('partitions %j are written %s', (numbers, text) => {
  expect(ranges(numbers)).toBe(text);
});

it('gives the empty group name a name', () => {
  expect(groupName('')).toBe('(empty name)');
});

describe('what is odd about a partition', () => {
  it('is nothing when all is well', () => {
    expect(remarksOf(partitionOf(0))).toEqual([]);
  });

  it('is that records were deleted before they were read, how many and where', () => {
    const [remark] = remarksOf(
      partitionOf(0, { committed: '10', start: '9007199254741003', lost: '9007199254740993' }),
    );
    expect(remark?.word).toBe('9,007,199,254,740,993 lost');
    expect(remark?.sentence).toContain('it committed 10, the log begins at 9,007,199,254,741,003');
  });

  it('is a commit beyond the end, with what will happen', () => {
    const error = { code: 'COMMITTED_BEYOND_END', message: 'The group committed 9, but the log ends at 5.' };
    const [remark] = remarksOf(partitionOf(0, { committed: '9', end: '5', lag: null, error }));
    expect(remark?.word).toBe('beyond the end');
    expect(remark?.sentence).toContain('The group committed 9, but the log ends at 5.');
    expect(remark?.sentence).toContain('auto.offset.reset');
  });

  it('is whatever the broker said, also under a code that is not known here', () => {
    const error = { code: 'SOMETHING_NEW', message: 'The broker had a bad day.' };
    expect(remarksOf(partitionOf(0, { error }))).toEqual([{ word: 'not read', sentence: 'The broker had a bad day.' }]);
  });
});

describe('members', () => {
  const member = (id: string, clientId: string, partitions: number[] = [], instanceId: string | null = null) => ({
    id,
    clientId,
    host: '/127.0.0.1',
    instanceId,
    rack: null,
    assignment: [{ topic: 'orders', partitions }],
    problem: null,
  });

  it('are called by their client id, told apart where two have the same', () => {
    const names = memberNames([member('c-111111', 'c'), member('c-222222', 'c'), member('d-3', 'd')]);
    expect([...names.values()]).toEqual(['c …111111', 'c …222222', 'd']);
  });

  it('are called by their static name where they have one, and by their id where they have no other', () => {
    const names = memberNames([member('x-1', 'c', [], 'pod-7'), member('nameless', '')]);
    expect([...names.values()]).toEqual(['pod-7', 'nameless']);
  });

  it('have the lag of what they hold; partitions without a commit are no part of it, unknown ones make it unknown', () => {
    const partitions = [
      partitionOf(0, { lag: '9007199254740992' }),
      partitionOf(1, { lag: '1' }),
      partitionOf(2, { committed: null, lag: null }),
      partitionOf(3, { lag: null }),
    ];
    const rows = memberRows([member('a', 'a', [0, 1, 2]), member('b', 'b', [3])], partitions);
    expect(rows.map(({ lag }) => lag)).toEqual([9_007_199_254_740_993n, null]);
  });

  it('say which of their partitions do not move', () => {
    const [row] = memberRows([member('a', 'a', [1, 0])], [partitionOf(0), partitionOf(1, { status: 'STALLED' })]);
    expect(row?.topics[0]?.partitions).toEqual([
      { partition: 0, stalled: false },
      { partition: 1, stalled: true },
    ]);
  });
});
