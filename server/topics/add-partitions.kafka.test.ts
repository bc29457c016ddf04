import { describe, expect, test } from 'vitest';
import { changeLab } from '../testing/change-lab.ts';
import { addPartitions as kind } from './add-partitions.ts';

const lab = changeLab();

const shapeOf = (described: string) => /PartitionCount: \d+\tReplicationFactor: \d+/.exec(described)?.[0];
const replicasOf = (described: string) => [...described.matchAll(/Replicas: (\S+)/g)].map((match) => match[1]);
const ask = (topic: string, partitions: number, assignments?: number[][]) => ({
  ...{ kind: 'add-partitions' as const, topic, partitions },
  ...(assignments && { assignments }),
});

describe('added partitions', () => {
  test('are there as the plan said, and as by Kafka’s own command', async () => {
    const [topic, twin] = [await lab.newTopic(2), await lab.newTopic(2)];
    const group = lab.unique('reader');
    await lab.tools.commitOffsets(group, [{ topic, partition: 0, offset: 0n }]);
    const draft = await lab.plan(kind, ask(topic, 6));
    expect(draft).toMatchObject({
      title: `Add 4 partitions to ${topic}`,
      summary: `${topic} grows from 2 to 6 partitions; about 67 % of its keys will land in another one.`,
      confirm: null,
      effects: [{ resource: topic, field: 'partitions', before: '2', after: '6' }],
      undo: { reason: expect.stringContaining('takes no partition away') },
    });
    expect(draft.warnings.at(-1)?.text).toContain(`${group} finds them`);
    expect(shapeOf(await lab.describe(topic))).toBe('PartitionCount: 2\tReplicationFactor: 3');
    expect(await lab.apply(kind, draft)).toEqual([{ resource: topic, field: 'partitions', ok: true }]);
    expect(shapeOf(await lab.describe(topic))).toBe('PartitionCount: 6\tReplicationFactor: 3');
    await lab.runCommand(draft.command.replaceAll(topic, twin));
    await expect.poll(async () => shapeOf(await lab.describe(twin))).toBe('PartitionCount: 6\tReplicationFactor: 3');
  });

  test('lie on the brokers that are named, and those that there were stay', async () => {
    const name = lab.unique('placed');
    const twin = lab.unique('placed.twin');
    for (const topic of [name, twin]) {
      await lab.tools.createTopics([{ name: topic, assignments: [[3, 1]] }]);
      await lab.tools.offsets(topic);
    }
    const placed = ask(name, 3, [
      [2, 3],
      [1, 2],
    ]);
    const { effects, command } = await lab.change(kind, placed);
    expect(effects.map(({ resource, field, after }) => [resource, field, after])).toEqual([
      [name, 'partitions', '3'],
      [`${name}-1`, 'replicas', '2,3'],
      [`${name}-2`, 'replicas', '1,2'],
    ]);
    expect(replicasOf(await lab.describe(name))).toEqual(['3,1', '2,3', '1,2']);
    await lab.runCommand(command.replaceAll(name, twin.replaceAll('.', '\\.')));
    await expect.poll(async () => replicasOf(await lab.describe(twin))).toEqual(['3,1', '2,3', '1,2']);
  });

  test('are known and led on every broker by the time it is done', async () => {
    const topic = await lab.newTopic(1);
    await lab.change(kind, ask(topic, 4));
    for (const { id } of await lab.kafka.brokers()) {
      const body = { topics: [{ name: topic }], allowAutoTopicCreation: false };
      const partitions = (await lab.kafka.call('Metadata', body, { node: id })).topics[0]?.partitions ?? [];
      expect(partitions.filter(({ leaderId }) => leaderId >= 0)).toHaveLength(4);
    }
  });

  test('of a compacted topic are warned of', async () => {
    const topic = await lab.newTopic(1, { 'cleanup.policy': 'compact' });
    expect((await lab.plan(kind, ask(topic, 2))).warnings[0]).toMatchObject({
      severity: 'critical',
      title: 'Old records of the keys that move are never replaced.',
    });
  });
});

describe('more partitions are refused before anything happens', () => {
  test.each([
    ['that are fewer', 2, undefined, 'partitions', 'REFUSED_BY_KAFKA', 'currently has 3 partition(s); 2 would not'],
    ['that are as many', 3, undefined, 'partitions', 'REFUSED_BY_KAFKA', 'already has 3 partition(s)'],
    ['with too few assignments', 5, [[1, 2, 3]], 'assignments', 'REFUSED_BY_KAFKA', 'only 1 assignment(s)'],
    ['with another number of replicas', 4, [[1, 2]], 'assignments', 'REFUSED_BY_KAFKA', 'which have 3 replica(s)'],
    ['on a broker that is not there', 4, [[1, 2, 9]], 'assignments', 'REFUSED_BY_KAFKA', '9'],
    ['on one broker twice', 4, [[1, 2, 1]], 'assignments.0', 'BAD_REQUEST', 'names broker 1 twice'],
  ] as const)('%s', async (_, partitions, assignments, field, code, words) => {
    const topic = await lab.newTopic(3);
    const request = ask(
      topic,
      partitions,
      assignments?.map((brokers) => [...brokers]),
    );
    const { code: given, message, details } = await lab.refusal(kind, request);
    expect([given, message]).toEqual([code, expect.stringContaining(words)]);
    expect(details?.fields).toMatchObject([{ in: 'body', field }]);
    expect(shapeOf(await lab.describe(topic))).toBe('PartitionCount: 3\tReplicationFactor: 3');
  });

  test('of a topic that is not there, with the name that was meant', async () => {
    const topic = await lab.newTopic(1);
    expect(await lab.refusal(kind, ask(`${topic}x`, 2))).toMatchObject({
      code: 'TOPIC_NOT_FOUND',
      message: `There is no topic ${topic}x in this cluster; did you mean ${topic}?`,
    });
  });
});

test('partitions that another tool has added meanwhile are seen in the state, and fail what was planned', async () => {
  const topic = await lab.newTopic(1);
  const request = ask(topic, 3);
  const [before, draft] = [await kind.read(lab.ctx, request), await lab.plan(kind, request)];
  await lab.change(kind, request);
  expect(await kind.read(lab.ctx, request)).not.toEqual(before);
  expect(await lab.apply(kind, draft)).toMatchObject([{ ok: false, error: { code: 'REFUSED_BY_KAFKA' } }]);
});
