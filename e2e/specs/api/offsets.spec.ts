import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import type { Change } from '../../../lib/contracts/changes.ts';
import type { ErrorReply } from '../../../lib/contracts/common.ts';
import { test } from '../../fixtures/kafka.ts';

const minute = 60_000;

function changes(request: APIRequestContext, cluster: string) {
  const post = async (path: string, data: object): Promise<APIResponse> =>
    request.post(`/api/clusters/${cluster}/changes${path}`, { data });
  const answered = async (reply: APIResponse, status: number) => {
    expect(reply.status(), await reply.text()).toBe(status);
    return reply.json();
  };
  return {
    plan: async (data: object): Promise<Change> => answered(await post('', data), 201),
    refused: async (data: object, status: number): Promise<ErrorReply['error']> =>
      (await answered(await post('', data), status)).error,
    apply: async ({ id, digest, confirm }: Change): Promise<Change> =>
      answered(await post(`/${id}/apply`, { digest, confirm }), 200),
    applyRefused: async ({ id, digest }: Change, confirm: string | null, status = 409): Promise<ErrorReply['error']> =>
      (await answered(await post(`/${id}/apply`, { digest, confirm }), status)).error,
    undo: async ({ id }: Change): Promise<Change> => answered(await post(`/${id}/undo`, {}), 201),
    read: async ({ id }: Change): Promise<Change> =>
      answered(await request.get(`/api/clusters/${cluster}/changes/${id}`), 200),
  };
}

test('a reset is planned with its cost, applied once, seen by Java’s admin client, and taken back', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const { plan, apply, applyRefused, undo, read } = changes(request, cluster);
  const [topic, group] = [unique('reset'), unique('readers')];
  const firstAt = Date.now() - 60 * minute;
  await kafka.createTopics([{ name: topic, partitions: 2, configs: { 'retention.ms': '-1' } }]);
  await kafka.produce(
    Array.from({ length: 20 }, (_, i) => ({
      ...{ topic, partition: i % 2, key: null, value: `${i}` },
      timestamp: BigInt(firstAt + Math.floor(i / 2) * minute),
    })),
  );
  const before = [
    { topic, partition: 0, offset: 9n, metadata: 'by hand', leaderEpoch: 0 },
    { topic, partition: 1, offset: 2n, metadata: '', leaderEpoch: 0 },
  ];
  await kafka.commitOffsets(group, before);

  const time = new Date(firstAt + 4 * minute).toISOString();
  const planned = await plan({ kind: 'reset-offsets', group, scope: 'all', to: { time } });
  expect(planned).toMatchObject({
    state: 'planned',
    title: `Reset offsets of ${group}`,
    verb: 'Reset 2 offsets',
    effects: [
      { resource: `${topic}-0`, before: '9', after: '4', records: { count: '5', word: 'read again' }, at: time },
      { resource: `${topic}-1`, before: '2', after: '4', records: { count: '2', word: 'skipped' }, at: time },
    ],
    confirm: null,
    undo: { possible: true },
    resources: [{ type: 'group', name: group }],
  });
  expect(planned.command).toContain(`kafka-consumer-groups`);
  expect(planned.command).toContain(`--to-datetime ${time} --execute`);
  expect(await kafka.committedOffsets(group), 'a plan changes nothing').toEqual(before);

  const applied = await apply(planned);
  expect(applied).toMatchObject({ state: 'applied', undo: { possible: true } });
  expect(applied.results.map(({ ok }) => ok)).toEqual([true, true]);
  const offsets = async () => (await kafka.committedOffsets(group)).map(({ offset }) => offset);
  expect(await offsets()).toEqual([4n, 4n]);
  await applyRefused(planned, null);

  const inverse = await undo(applied);
  expect(inverse).toMatchObject({ kind: 'restore-offsets', undoOf: applied.id, verb: 'Restore 2 offsets' });
  expect((await apply(inverse)).state).toBe('applied');
  expect(await kafka.committedOffsets(group)).toEqual(before);
  expect(await read(applied)).toMatchObject({ undoneBy: inverse.id, undo: { possible: false } });
});

test('a reset whose group has moved on since the plan is refused, and says what moved', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const { plan, applyRefused, read } = changes(request, cluster);
  const [topic, group] = [unique('moving'), unique('movers')];
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.produce(Array.from({ length: 5 }, (_, i) => ({ topic, partition: 0, key: null, value: `${i}` })));
  await kafka.commitOffsets(group, [{ topic, partition: 0, offset: 1n }]);
  const planned = await plan({ kind: 'reset-offsets', group, scope: 'all', to: 'latest' });
  await kafka.commitOffsets(group, [{ topic, partition: 0, offset: 3n }]);
  const refused = await applyRefused(planned, null);
  expect(refused).toMatchObject({ code: 'PLAN_STALE', details: { moved: ['group.commits.0.offset'] } });
  expect((await read(planned)).state).toBe('stale');
  expect((await kafka.committedOffsets(group))[0]?.offset).toBe(3n);
});

test('while somebody reads, a reset and a deletion are 409 with the members', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const { refused } = changes(request, cluster);
  const [topic, group] = [unique('busy'), unique('busy-group')];
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.produce([{ topic, partition: 0, key: null, value: 'one' }]);
  const member = await kafka.startMember({ group, topics: [topic], clientId: 'app-1' });
  try {
    await expect.poll(() => kafka.committedOffsets(group), { timeout: 40_000 }).toHaveLength(1);
    for (const asked of [
      { kind: 'reset-offsets', group, scope: 'all', to: 'earliest' },
      { kind: 'delete-offsets', group, topic },
      { kind: 'delete-group', group },
      { kind: 'restore-offsets', group, offsets: [{ topic, partition: 0, offset: '0' }] },
    ]) {
      expect(await refused(asked, 409), asked.kind).toMatchObject({
        code: 'GROUP_ACTIVE',
        message: expect.stringMatching(/with 1 member \(app-1 at .*\)\. Stop its consumers first\.$/),
        details: { group, members: [{ clientId: 'app-1', id: expect.stringContaining('app-1') }] },
      });
    }
  } finally {
    await kafka.stopMember(member);
  }
});

test('a group is deleted by its typed name, and comes back with its offsets', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const { plan, apply, applyRefused, undo } = changes(request, cluster);
  const [topic, group] = [unique('kept'), unique('forgotten')];
  await kafka.createTopics([{ name: topic, partitions: 2 }]);
  await kafka.produce([{ topic, partition: 1, key: null, value: 'one' }]);
  const before = [{ topic, partition: 1, offset: 1n, metadata: 'kept', leaderEpoch: 0 }];
  await kafka.commitOffsets(group, before);
  const planned = await plan({ kind: 'delete-group', group });
  expect(planned.confirm).toBe(group);
  const groupStatus = async () =>
    (await request.get(`/api/clusters/${cluster}/groups/${encodeURIComponent(group)}?fresh=1`)).status();
  expect(await groupStatus()).toBe(200);
  expect((await applyRefused(planned, 'another', 400)).code).toBe('CONFIRM_REQUIRED');
  const applied = await apply(planned);
  expect(applied.state).toBe('applied');
  expect(await kafka.committedOffsets(group)).toEqual([]);
  await expect.poll(groupStatus).toBe(404);
  await apply(await undo(applied));
  expect(await kafka.committedOffsets(group)).toEqual(before);
  await expect.poll(groupStatus).toBe(200);
});

test('what is wrong with a request is told by its field', async ({ request, kafka, cluster, unique }) => {
  const { refused } = changes(request, cluster);
  const [topic, group] = [unique('asked'), unique('asking')];
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.commitOffsets(group, [{ topic, partition: 0, offset: 0n }]);
  const reset = { kind: 'reset-offsets', group, scope: 'all', to: 'earliest' };
  const cases: [object, string, RegExp][] = [
    [{ ...reset, group: undefined }, 'group', /./],
    [{ ...reset, scope: 'some' }, 'scope', /"all"/],
    [{ ...reset, scope: { topic, partitions: [-1] } }, 'scope.partitions.0', /./],
    [{ ...reset, scope: { topic, partitions: [] } }, 'scope.partitions', /./],
    [{ ...reset, to: 'end' }, 'to', /"earliest", "latest"/],
    [{ ...reset, to: { offset: 5 } }, 'to.offset', /./],
    [{ ...reset, to: { shift: 'ten' } }, 'to.shift', /./],
    [{ ...reset, to: { time: 'yesterday' } }, 'to.time', /./],
    [{ ...reset, to: { duration: 'soon' } }, 'to.duration', /-2h/],
    [{ ...reset, to: { csv: `${topic},0,1\n${topic},0` } }, 'to.csv', /^line 2 has 2 fields/],
    [{ ...reset, to: { csv: 'topic,partition,offset' } }, 'to.csv', /holds no offsets/],
    [{ kind: 'delete-offsets', group }, 'topic', /./],
    [{ kind: 'delete-group' }, 'group', /./],
    [{ kind: 'delete-group', group, groups: [group] }, 'group', /./],
  ];
  for (const [asked, field, problem] of cases) {
    const { code, details } = await refused(asked, 400);
    const fields = [{ in: 'body', field, problem: expect.stringMatching(problem) }];
    expect({ asked, code, fields: details?.fields }).toEqual({ asked, code: 'BAD_REQUEST', fields });
  }
  expect((await refused({ ...reset, group: unique('nobody') }, 404)).code).toBe('GROUP_NOT_FOUND');
  expect((await refused({ ...reset, scope: { topic: unique('nothing') } }, 404)).code).toBe('TOPIC_NOT_FOUND');
});
