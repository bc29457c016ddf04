import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import type { ChangeRequestInput } from '../../../lib/contracts/change-requests.ts';
import type { Change } from '../../../lib/contracts/changes.ts';
import { type Changes, changesAt, type Refused } from '../../fixtures/changes.ts';
import { test as withKafka } from '../../fixtures/kafka.ts';
import { required } from '../../fixtures/required.ts';
import { describedTopics, runTool } from '../../fixtures/tool-output.ts';

interface Given {
  changes: Changes;
  /** A topic with a retention of its own, and what Kafka's own tool says that it sets. */
  topic: string;
  settings: (topic: string) => Promise<Record<string, string>>;
}

const test = withKafka.extend<Given>({
  changes: async ({ cluster }, use) => use(changesAt(required('HIGHWATER_TEST_URL'), cluster)),
  topic: async ({ changes, kafka, unique }, use) => {
    const name = unique('changed');
    await make(changes, name);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  settings: async ({ kafka }, use) =>
    use(async (topic) => {
      const entity = ['--entity-type', 'topics', '--entity-name', topic];
      const out = await runTool(kafka, 'kafka.admin.ConfigCommand', '--describe', ...entity);
      return Object.fromEntries(
        [...out.matchAll(/^ {2}(\S+?)=(.*?) sensitive=/gm)].map(([, key, value]) => [key, value]),
      );
    }),
});

/** Makes it through the console, which waits until every broker knows it. */
async function make(changes: Changes, name: string): Promise<void> {
  const configs = { 'retention.ms': '3600000' };
  await changes.apply(await changes.plan({ kind: 'create-topic', name, partitions: 2, configs }));
}

function retention(topic: string, ms: string | null): ChangeRequestInput {
  return { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': ms } };
}

/** What came of several at a time: the changes that were done, and the refusals. */
async function outcomes(all: Promise<Change>[]): Promise<{ done: Change[]; refused: Refused[] }> {
  const settled = await Promise.allSettled(all);
  return {
    done: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refused] : [])),
  };
}

test('a topic is planned, made, found in the history, and taken back', async ({ changes, kafka, unique }) => {
  const name = unique('made');
  const described = async () =>
    describedTopics(await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--describe')).find(
      (topic) => topic.name === name,
    );
  const plan = await changes.plan({ kind: 'create-topic', name, partitions: 3, replicationFactor: 2, configs: {} });
  expect(plan).toMatchObject({
    state: 'planned',
    ...{ appliedAt: null, confirm: null, acknowledge: [], results: [], error: null, job: null },
    resources: [{ type: 'topic', name }],
    undo: { possible: true, reason: null },
  });
  expect(plan.effects[0]).toMatchObject({ resource: name, field: 'topic', before: null, after: name });
  expect(plan.command).toContain(`--topic ${name}`);
  expect(await described()).toBeUndefined();

  try {
    const applied = await changes.apply(plan);
    expect(applied.state).toBe('applied');
    expect(applied.results.every(({ ok }) => ok)).toBe(true);
    const topic = await described();
    expect([topic?.partitions.length, topic?.replicationFactor]).toEqual([3, 2]);
    expect(await changes.get(plan.id)).toEqual(applied);
    const { items, total } = await changes.history({ search: name.toUpperCase(), kind: 'create-topic' });
    expect([total, items[0]?.id, items[0]?.state, items[0]?.actor]).toEqual([1, plan.id, 'applied', 'anonymous']);

    const undo = await changes.undo(plan.id);
    expect(undo).toMatchObject({ kind: 'delete-topic', undoOf: plan.id, confirm: name });
    await expect(changes.apply(undo)).rejects.toMatchObject({ status: 400, code: 'CONFIRM_REQUIRED' });
    expect(await described()).toBeDefined();
    expect((await changes.apply(undo, { confirm: name })).state).toBe('applied');
    expect(await described()).toBeUndefined();
    expect(await changes.get(plan.id)).toMatchObject({ undoneBy: undo.id, undo: { possible: false } });
  } finally {
    await kafka.deleteTopics([name]).catch(() => {});
  }
});

test('settings of a topic are changed as shown and set back, also to not being set', async ({
  changes,
  topic,
  settings,
}) => {
  const configs = { 'retention.ms': '7200000', 'segment.bytes': '20000000' };
  const plan = await changes.plan({ kind: 'alter-topic-configs', topic, configs });
  expect(plan.effects.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['retention.ms', '3600000', '7200000'],
    ['segment.bytes', expect.any(String), '20000000'],
  ]);
  expect(await settings(topic)).toEqual({ 'retention.ms': '3600000' });
  await changes.apply(plan);
  expect(await settings(topic)).toEqual(configs);
  const undo = await changes.undo(plan.id);
  expect(await settings(topic)).toEqual(configs);
  await changes.apply(undo);
  expect(await settings(topic)).toEqual({ 'retention.ms': '3600000' });
  await expect(changes.undo(plan.id)).rejects.toMatchObject({
    status: 409,
    code: 'NOT_UNDOABLE',
    message: 'It has been undone already.',
    details: { undoneBy: undo.id },
  });
  const { items } = await changes.history({ resource: topic, kind: 'alter-topic-configs' });
  expect(items.map(({ id, undoOf, undoneBy }) => [id, undoOf, undoneBy])).toEqual([
    [undo.id, plan.id, null],
    [plan.id, null, undo.id],
  ]);
});

test('what somebody else has moved since the plan is told, and nothing is done', async ({
  changes,
  kafka,
  topic,
  settings,
}) => {
  const plan = await changes.plan(retention(topic, '7200000'));
  const entity = ['--entity-type', 'topics', '--entity-name', topic];
  await runTool(kafka, 'kafka.admin.ConfigCommand', '--alter', ...entity, '--add-config', 'retention.ms=1800000');
  const stale = { status: 409, code: 'PLAN_STALE' };
  await expect(changes.apply(plan)).rejects.toMatchObject({
    ...stale,
    message: 'Something that this plan rests on has moved. Nothing was changed; plan it again.',
    details: { moved: [expect.stringContaining('retention.ms')] },
  });
  await expect(changes.apply(plan)).rejects.toMatchObject(stale);
  expect(await settings(topic)).toEqual({ 'retention.ms': '1800000' });
  expect((await changes.get(plan.id)).state).toBe('stale');
  expect((await changes.plan(retention(topic, '7200000'))).effects[0]).toMatchObject({ before: '1800000' });
});

test('a topic that was deleted and made anew since the plan is another topic', async ({ changes, topic, settings }) => {
  const plan = await changes.plan(retention(topic, '7200000'));
  await changes.apply(await changes.plan({ kind: 'delete-topic', topic }), { confirm: topic });
  await make(changes, topic);
  await expect(changes.apply(plan)).rejects.toMatchObject({
    code: 'PLAN_STALE',
    details: { moved: [`${topic}.id`] },
  });
  expect(await settings(topic)).toEqual({ 'retention.ms': '3600000' });
});

test('one plan applied by several at a time is done once; the others are told so', async ({
  changes,
  topic,
  settings,
}) => {
  const plan = await changes.plan(retention(topic, '7200000'));
  const { done, refused } = await outcomes([1, 2, 3, 4].map(() => changes.apply(plan)));
  expect(done.map(({ state }) => state)).toEqual(['applied']);
  expect(refused.map(({ status, code, message }) => [status, code, message])).toEqual(
    Array(3).fill([409, 'ALREADY_APPLIED', expect.stringMatching(/^This change was applied at .*plan it again\.$/)]),
  );
  expect(await settings(topic)).toEqual({ 'retention.ms': '7200000' });
  const lines = (await changes.auditLog()).filter(({ change }) => change === plan.id);
  expect(lines.map(({ phase }) => phase)).toEqual(['intent', 'result']);
});

test('of two plans for the same thing, applied at a time, one is done and the other is stale', async ({
  changes,
  kafka,
  topic,
  settings,
  unique,
}) => {
  const plans = await Promise.all(['7200000', '1800000'].map((ms) => changes.plan(retention(topic, ms))));
  const { done, refused } = await outcomes(plans.map((plan) => changes.apply(plan)));
  expect(refused).toMatchObject([{ status: 409, code: 'PLAN_STALE' }]);
  expect(await settings(topic)).toEqual({ 'retention.ms': done[0]?.effects[0]?.after });

  const name = unique('raced');
  const twice = await Promise.all(
    [1, 2].map((partitions) => changes.plan({ kind: 'create-topic', name, partitions, configs: {} })),
  );
  const race = await outcomes(twice.map((plan) => changes.apply(plan)));
  expect([race.done.length, race.refused]).toMatchObject([1, [{ status: 409, code: 'PLAN_STALE' }]]);
  expect((await kafka.offsets(name)).length).toBe(race.done[0]?.id === twice[0]?.id ? 1 : 2);
  await kafka.deleteTopics([name]);
});

const refusals: [string, (topic: string) => object, Record<string, unknown>][] = [
  [
    'an unknown kind of change',
    () => ({ kind: 'make-coffee' }),
    {
      ...{ status: 400, code: 'BAD_REQUEST', message: expect.stringContaining('create-topic') },
      details: { fields: [{ in: 'body', field: 'kind', problem: expect.stringContaining('must be one of') }] },
    },
  ],
  [
    'a number of partitions in words',
    (name) => ({ kind: 'create-topic', name, partitions: 'three' }),
    { status: 400, details: { fields: [{ in: 'body', field: 'partitions', problem: expect.any(String) }] } },
  ],
  [
    'a field that is not known',
    (name) => ({ kind: 'create-topic', name, replicas: 3 }),
    { status: 400, details: { fields: [{ in: 'body', field: 'replicas', problem: expect.any(String) }] } },
  ],
  [
    'a topic that exists',
    (name) => ({ kind: 'create-topic', name }),
    { status: 409, code: 'TOPIC_EXISTS', message: expect.stringContaining('There is a topic') },
  ],
  [
    'more replicas than brokers',
    (name) => ({ kind: 'create-topic', name: `${name}.x`, replicationFactor: 9 }),
    { status: 422, code: 'REFUSED_BY_KAFKA', message: expect.stringContaining('9') },
  ],
  [
    'a topic that is not there',
    (name) => ({ kind: 'alter-topic-configs', topic: `${name}.x`, configs: { 'retention.ms': '1' } }),
    { status: 404, code: 'TOPIC_NOT_FOUND', message: expect.stringContaining('.x') },
  ],
  [
    'a setting that Kafka does not know',
    (topic) => ({ kind: 'alter-topic-configs', topic, configs: { 'retention.sm': '1' } }),
    { status: 400, code: 'BAD_REQUEST', message: expect.stringContaining('retention.ms') },
  ],
  [
    'a value that Kafka does not take',
    (topic) => ({ kind: 'alter-topic-configs', topic, configs: { 'retention.ms': 'long' } }),
    { status: 422, code: 'REFUSED_BY_KAFKA', message: expect.stringContaining('retention.ms') },
  ],
];
for (const [what, request, error] of refusals) {
  test(`a plan is refused for ${what}`, async ({ changes, topic, settings }) => {
    await expect(changes.post('', request(topic))).rejects.toMatchObject(error);
    expect(await settings(topic)).toEqual({ 'retention.ms': '3600000' });
  });
}

test('an apply is refused without the plan, with another digest, and with a body that is none', async ({
  changes,
  topic,
}) => {
  const plan = await changes.plan(retention(topic, '7200000'));
  await expect(changes.apply({ ...plan, id: 'gone' })).rejects.toMatchObject({ status: 404, code: 'CHANGE_NOT_FOUND' });
  await expect(changes.undo('gone')).rejects.toMatchObject({ status: 404, code: 'CHANGE_NOT_FOUND' });
  await expect(changes.get('gone')).rejects.toMatchObject({ status: 404, code: 'CHANGE_NOT_FOUND' });
  await expect(changes.apply(plan, { digest: 'f'.repeat(64) })).rejects.toMatchObject({
    status: 400,
    details: { fields: [{ in: 'body', field: 'digest', problem: 'is not that of this plan' }] },
  });
  await expect(changes.post(`/${plan.id}/apply`, {})).rejects.toMatchObject({
    status: 400,
    details: { fields: [{ in: 'body', field: 'digest' }] },
  });
  await expect(changes.post(`/${plan.id}/apply`, 'yes')).rejects.toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  await expect(changes.undo(plan.id)).rejects.toMatchObject({ status: 409, code: 'NOT_UNDOABLE' });
  expect((await changes.get(plan.id)).state).toBe('planned');
});

test('the whole audit log is exported, and anybody can check that nothing is missing from it', async ({
  changes,
  topic,
}) => {
  await changes.apply(await changes.plan(retention(topic, '7200000')));
  await changes.apply(await changes.plan(retention(topic, null)));
  const log = await changes.auditLog();
  expect(await changes.chain()).toMatchObject({ intact: true, brokenAt: null });
  expect(log.length).toBeGreaterThanOrEqual(4);
  let hash = '0'.repeat(64);
  for (const [index, { previous, hash: own, ...line }] of log.entries()) {
    expect([line.seq, previous]).toEqual([`${index + 1}`, hash]);
    hash = createHash('sha256').update(previous).update(sorted(line)).digest('hex');
    expect(own).toBe(hash);
  }
  const own = log.filter(({ kind, title }) => kind === 'alter-topic-configs' && title.includes(topic));
  expect(own.map(({ phase, body }) => [phase, body.state])).toEqual([
    ['intent', undefined],
    ['result', 'applied'],
    ['intent', undefined],
    ['result', 'applied'],
  ]);
});

/** JSON with its keys in order and no spaces, as the log's hashes take it. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
