import { describe, expect, test } from 'vitest';
import { changeLab } from '../testing/change-lab.ts';
import { deleteTopic as kind } from './delete-topic.ts';

const lab = changeLab();

const exists = async (topic: string) => (await lab.listTopics()).includes(topic);
const records = (topic: string, count: number) =>
  lab.tools.produce(Array.from({ length: count }, (_, index) => ({ topic, partition: index % 2, value: `${index}` })));

describe('a deleted topic', () => {
  test('is gone as the plan said, with what its groups had committed, and as by Kafka’s own command', async () => {
    const [topic, twin] = [await lab.newTopic(2), await lab.newTopic(2)];
    const [group, other] = [lab.unique('reader'), await lab.newTopic(1)];
    await records(topic, 5);
    await lab.tools.commitOffsets(group, [
      { topic, partition: 0, offset: 2n },
      { topic, partition: 1, offset: 1n },
      { topic: other, partition: 0, offset: 0n },
    ]);
    const draft = await lab.plan(kind, { kind: 'delete-topic', topic });
    expect(draft).toMatchObject({
      title: `Delete topic ${topic}`,
      summary: 'Up to 5 records in 2 partitions will be deleted for good; 1 group loses offsets.',
      verb: 'Delete 1 topic',
      confirm: topic,
      undo: { reason: expect.stringContaining('cannot be brought back') },
    });
    expect(draft.effects).toMatchObject([
      {
        resource: topic,
        field: 'topic',
        before: '2 partitions',
        after: null,
        records: { count: '5', word: 'deleted' },
      },
      { resource: `group ${group}`, field: `offsets on ${topic}`, before: '2 offsets', after: null },
    ]);
    expect(await exists(topic)).toBe(true);
    expect((await lab.apply(kind, draft)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await exists(topic)).toBe(false);
    await expect
      .poll(async () => (await lab.tools.committedOffsets(group)).map((commit) => commit.topic))
      .toEqual([other]);
    await lab.runCommand(draft.command.replaceAll(topic, twin));
    await expect.poll(() => exists(twin)).toBe(false);
  });

  test('goes with others, and takes none with it whose name is like theirs', async () => {
    const doomed = [lab.unique('many.a'), lab.unique('many.b')];
    const twins = doomed.map((name) => `${name}.twin`);
    const alike = [...doomed, ...twins].map((name) => name.replace('many.', 'many-'));
    const all = [...doomed, ...twins, ...alike];
    await lab.tools.createTopics(all.map((name) => ({ name, partitions: 1 })));
    for (const name of all) await lab.tools.offsets(name);
    const { confirm, title, command } = await lab.change(kind, { kind: 'delete-topic', topics: doomed });
    expect([title, confirm]).toEqual(['Delete 2 topics', '2 topics']);
    const listed = async () => (await lab.listTopics()).filter((name) => all.includes(name)).sort();
    expect(await listed()).toEqual([...twins, ...alike].sort());
    await lab.runCommand(
      doomed.reduce(
        (text, name, index) =>
          text.replace(name.replaceAll('.', '\\.'), (twins[index] as string).replaceAll('.', '\\.')),
        command,
      ),
    );
    await expect.poll(listed).toEqual([...alike].sort());
    await lab.tools.deleteTopics(alike);
  });

  test('is known to no broker by the time it is done', async () => {
    const topic = await lab.newTopic(1);
    await lab.change(kind, { kind: 'delete-topic', topic });
    for (const { id } of await lab.kafka.brokers()) {
      const body = { topics: [{ name: topic }], allowAutoTopicCreation: false };
      expect((await lab.kafka.call('Metadata', body, { node: id })).topics[0]?.errorCode).toBe(3);
    }
  });

  test('is told of those who read it', async () => {
    const topic = await lab.newTopic(2);
    const group = lab.unique('busy');
    await records(topic, 4);
    const member = await lab.tools.startMember({ group, topics: [topic] });
    await expect
      .poll(async () => (await lab.plan(kind, { kind: 'delete-topic', topic })).warnings[0], { timeout: 20_000 })
      .toMatchObject({ severity: 'critical', title: `${group} reads from it now.` });
    await lab.tools.stopMember(member);
  });
});

describe('a deletion is refused before anything happens', () => {
  test('for a topic that is not there, with the name that was meant', async () => {
    const topic = await lab.newTopic(1);
    expect(await lab.refusal(kind, { kind: 'delete-topic', topic: `${topic}x` })).toMatchObject({
      code: 'TOPIC_NOT_FOUND',
      message: `There is no topic ${topic}x in this cluster; did you mean ${topic}?`,
    });
    expect(await lab.refusal(kind, { kind: 'delete-topic', topics: [topic, 'none-1', 'none-2'] })).toMatchObject({
      code: 'TOPIC_NOT_FOUND',
      message: 'There is no topic none-1 and none-2 in this cluster.',
    });
    expect(await exists(topic)).toBe(true);
  });

  test.each([
    ['that names no topic', {}, 'is missing'],
    ['that names one and several', { topic: 'a', topics: ['b'] }, 'cannot stand beside `topics`'],
  ])('%s', async (_, names, words) => {
    expect(await lab.refusal(kind, { kind: 'delete-topic', ...names })).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(words),
    });
  });
});

test('a topic made anew under the old name is another to the plan, and is not deleted by it', async () => {
  const [topic, request] = [await lab.newTopic(1), { kind: 'delete-topic' as const }];
  const draft = await lab.plan(kind, { ...request, topic });
  const before = await kind.read(lab.ctx, { ...request, topic });
  await lab.tools.deleteTopics([topic]);
  await expect
    .poll(() =>
      lab.tools.createTopics([{ name: topic, partitions: 1 }]).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await lab.tools.offsets(topic);
  expect(await kind.read(lab.ctx, { ...request, topic })).not.toEqual(before);
  expect(await lab.apply(kind, draft)).toMatchObject([{ ok: false, error: { code: 'TOPIC_NOT_FOUND' } }]);
  expect(await exists(topic)).toBe(true);
});
