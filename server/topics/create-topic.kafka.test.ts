import { describe, expect, test } from 'vitest';
import { changeLab } from '../testing/change-lab.ts';
import { createTopic as kind } from './create-topic.ts';

const lab = changeLab();

describe('a new topic', () => {
  test('is what the plan said, and what Kafka’s own command would have made', async () => {
    const [name, twin] = [lab.unique('new'), lab.unique('twin')];
    const request = {
      kind: 'create-topic' as const,
      partitions: 4,
      replicationFactor: 2,
      configs: { 'cleanup.policy': 'compact,delete', 'retention.ms': '3600000' },
    };
    const { effects, payload, command } = await lab.change(kind, { ...request, name });
    expect(effects.map(({ resource, field, before, after }) => [resource, field, before, after])).toEqual([
      [name, 'topic', null, name],
      [name, 'partitions', null, '4'],
      [name, 'replication factor', null, '2'],
      [name, 'cleanup.policy', null, 'compact,delete'],
      [name, 'retention.ms', null, '3600000'],
    ]);
    expect(effects.at(-1)?.note).toBe('1 h; default 604800000 (7 d)');
    expect(payload).toMatchObject({ topic: { name } });
    const made = await lab.describe(name);
    expect(made).toMatch(
      /PartitionCount: 4\tReplicationFactor: 2\t.*cleanup.policy=compact,delete,.*retention.ms=3600000/,
    );
    await lab.runCommand(command.replaceAll(name, twin));
    expect(shapeOf(await lab.describe(twin))).toEqual(shapeOf(made));
    expect(await lab.settings(twin)).toEqual(await lab.settings(name));
  });

  test('has the cluster’s defaults where nothing is said, shown before it is made', async () => {
    const name = lab.unique('plain');
    const { effects, summary, undo } = await lab.change(kind, { kind: 'create-topic', name });
    expect(effects.slice(1)).toEqual([
      { resource: name, field: 'partitions', before: null, after: '3', note: 'the cluster’s default' },
      { resource: name, field: 'replication factor', before: null, after: '3', note: 'the cluster’s default' },
    ]);
    expect(summary).toBe('A new topic with 3 partitions and 3 replicas of each.');
    expect(undo).toEqual({ request: { kind: 'delete-topic', topic: name } });
    expect(await lab.describe(name)).toContain('PartitionCount: 3\tReplicationFactor: 3');
    expect(await lab.settings(name)).toEqual({});
  });

  test('puts its replicas where it is told to', async () => {
    const [name, twin] = [lab.unique('placed'), lab.unique('twin')];
    const assignments = [
      [3, 1],
      [2, 3],
      [1, 2],
    ];
    const { effects, command } = await lab.change(kind, { kind: 'create-topic', name, assignments });
    expect(effects.slice(3).map(({ resource, field, after }) => [resource, field, after])).toEqual([
      [`${name}-0`, 'replicas', '3,1'],
      [`${name}-1`, 'replicas', '2,3'],
      [`${name}-2`, 'replicas', '1,2'],
    ]);
    const made = await lab.describe(name);
    expect([...made.matchAll(/Replicas: (\S+)/g)].map((match) => match[1])).toEqual(['3,1', '2,3', '1,2']);
    await lab.runCommand(command.replaceAll(name, twin));
    expect(withoutLeaders(await lab.describe(twin))).toBe(withoutLeaders(made));
  });

  test('takes after another what that sets itself, and not what it has from the cluster', async () => {
    const model = await lab.newTopic(5, { 'retention.ms': '1000', 'segment.ms': '2000' });
    const name = lab.unique('alike');
    const configs = { 'segment.ms': '5000' };
    const { effects } = await lab.change(kind, { kind: 'create-topic', name, like: model, partitions: 2, configs });
    expect(effects.find(({ field }) => field === 'replication factor')?.note).toBe(`as ${model}`);
    expect(effects.find(({ field }) => field === 'retention.ms')?.note).toContain(`as ${model}`);
    expect(await lab.describe(name)).toContain('PartitionCount: 2');
    expect(await lab.settings(name)).toEqual({ 'retention.ms': '1000', 'segment.ms': '5000' });
  });

  test('is known to every broker by the time it is done', async () => {
    const name = lab.unique('known');
    await lab.change(kind, { kind: 'create-topic', name, partitions: 1 });
    for (const { id } of await lab.kafka.brokers()) {
      const { topics } = await lab.kafka.call(
        'Metadata',
        { topics: [{ name }], allowAutoTopicCreation: false },
        { node: id },
      );
      expect(topics).toMatchObject([{ name, errorCode: 0, partitions: [{ leaderId: expect.any(Number) }] }]);
    }
  });

  test('with too few replicas is made after a warning', async () => {
    const alone = await lab.plan(kind, { kind: 'create-topic', name: lab.unique('alone'), replicationFactor: 1 });
    expect(alone.warnings.map(({ title }) => title)).toEqual([
      'Every partition has a single replica.',
      'min.insync.replicas 2 is more than the replication factor 1.',
    ]);
    const strict = {
      kind: 'create-topic',
      name: lab.unique('strict'),
      configs: { 'min.insync.replicas': '3' },
    } as const;
    expect((await lab.plan(kind, strict)).warnings.map(({ title }) => title)).toEqual([
      'One broker that is down stops producers with acks=all.',
    ]);
  });
});

describe('a topic is refused before anything happens', () => {
  const cases = [
    [
      'of a name that Kafka does not take',
      { name: 'a b' },
      'BAD_REQUEST',
      'name',
      "'a b' contains one or more characters",
    ],
    [
      'with more replicas than brokers',
      { replicationFactor: 4 },
      'REFUSED_BY_KAFKA',
      'replicationFactor',
      'only 3 broker(s)',
    ],
    [
      'with an unknown setting',
      { configs: { 'retention.msec': '1' } },
      'BAD_REQUEST',
      'configs.retention.msec',
      'did you mean retention.ms?',
    ],
    [
      'with a bad value',
      { configs: { 'retention.ms': '-5' } },
      'REFUSED_BY_KAFKA',
      'configs.retention.ms',
      'at least -1',
    ],
    ['with a broker twice', { assignments: [[1, 1]] }, 'BAD_REQUEST', 'assignments.0', 'names broker 1 twice'],
    [
      'with unequal replicas',
      { assignments: [[1, 2], [1]] },
      'BAD_REQUEST',
      'assignments.1',
      'same number of replicas',
    ],
    ['on a broker that is not there', { assignments: [[1, 9]] }, 'REFUSED_BY_KAFKA', 'assignments', 'no such broker'],
    [
      'with assignments beside counts',
      { assignments: [[1]], partitions: 1 },
      'BAD_REQUEST',
      'partitions',
      'says it too',
    ],
    ['after one that is not there', { like: 'no-such-topic' }, 'TOPIC_NOT_FOUND', null, 'no-such-topic'],
  ] as const;

  test.each(cases)('%s', async (_, over, code, field, words) => {
    const name = lab.unique('refused');
    const request = { kind: 'create-topic', name, ...over } as unknown as Parameters<typeof lab.refusal>[1];
    const { code: given, message, details } = await lab.refusal(kind, request);
    expect([given, message]).toEqual([code, expect.stringContaining(words)]);
    if (field) expect(details?.fields).toMatchObject([{ in: 'body', field }]);
    const { topics } = await lab.kafka.call('Metadata', { topics: [{ name }], allowAutoTopicCreation: false });
    expect(topics[0]?.errorCode).toBe(3);
  });

  test('because there is one of its name, or one that differs in dots and underscores alone', async () => {
    const dotted = lab.unique('a.b');
    await lab.tools.createTopics([{ name: dotted, partitions: 1 }]);
    await lab.tools.offsets(dotted);
    expect((await lab.refusal(kind, { kind: 'create-topic', name: dotted })).code).toBe('TOPIC_EXISTS');
    const { message } = await lab.refusal(kind, { kind: 'create-topic', name: dotted.replace('.', '_') });
    expect(message).toContain(`collides with existing topic: ${dotted}`);
    expect(await lab.refusal(kind, { kind: 'create-topic', name: '__consumer_offsets' })).toMatchObject({
      code: 'TOPIC_EXISTS',
    });
  });
});

test('a topic that somebody made after the plan is not taken for our own', async () => {
  const name = lab.unique('raced');
  const draft = await lab.plan(kind, { kind: 'create-topic', name });
  await lab.tools.createTopics([{ name, partitions: 1 }]);
  const results = await lab.apply(kind, draft);
  expect(results).toHaveLength(3);
  for (const result of results) expect(result).toMatchObject({ ok: false, error: { code: 'TOPIC_EXISTS' } });
});

const shapeOf = (described: string) => /PartitionCount.*/.exec(described)?.[0];
const withoutLeaders = (described: string) => described.replace(/\t(Leader|Isr|Elr|LastKnownElr): [^\t\n]*/g, '');
