import { describe, expect, test } from 'vitest';
import { changeLab } from '../testing/change-lab.ts';
import { alterTopicConfigs as kind } from './alter-topic-configs.ts';

const lab = changeLab();

describe('settings of a topic', () => {
  test('become what the plan said, by the plan or by Kafka’s own command, and go back', async () => {
    const before = { 'retention.ms': '86400000', 'segment.ms': '7200000' };
    const [topic, twin] = [await lab.newTopic(2, before), await lab.newTopic(2, before)];
    const draft = await lab.change(kind, {
      kind: 'alter-topic-configs',
      topic,
      configs: { 'retention.ms': '172800000', 'segment.ms': null, 'cleanup.policy': 'compact,delete' },
    });
    expect(draft.summary).toBe(`3 settings of ${topic} change.`);
    expect(draft.effects).toEqual([
      {
        resource: topic,
        field: 'cleanup.policy',
        before: 'delete',
        after: 'compact,delete',
        note: 'until now the default',
      },
      { resource: topic, field: 'retention.ms', before: '86400000', after: '172800000', note: '1 d → 2 d' },
      {
        resource: topic,
        field: 'segment.ms',
        before: '7200000',
        after: '604800000',
        note: '2 h → 7 d; back to the default',
      },
    ]);
    const after = { 'cleanup.policy': 'compact,delete', 'retention.ms': '172800000' };
    expect(await lab.settings(topic)).toEqual(after);
    await lab.runCommand(draft.command.replaceAll(topic, twin));
    expect(await lab.settings(twin)).toEqual(after);

    if (!('request' in draft.undo)) throw new Error('it can be taken back');
    await lab.change(kind, draft.undo.request);
    expect(await lab.settings(topic)).toEqual(before);
  });

  test('of several topics go back to what each had', async () => {
    const first = await lab.newTopic(1, { 'retention.ms': '1000000' });
    const second = await lab.newTopic(1);
    const draft = await lab.change(kind, {
      kind: 'alter-topic-configs',
      topics: [first, second],
      configs: { 'retention.ms': '5000000', 'min.insync.replicas': '2' },
    });
    expect(draft.title).toBe('Change 4 settings of 2 topics');
    expect(draft.effects.find(({ field }) => field === 'min.insync.replicas')?.note).toBe(
      'until now what the brokers set',
    );
    expect(await lab.settings(first)).toEqual({ 'retention.ms': '5000000', 'min.insync.replicas': '2' });
    expect(await lab.settings(second)).toEqual({ 'retention.ms': '5000000', 'min.insync.replicas': '2' });
    if (!('request' in draft.undo)) throw new Error('it can be taken back');
    await lab.change(kind, draft.undo.request);
    expect(await lab.settings(first)).toEqual({ 'retention.ms': '1000000' });
    expect(await lab.settings(second)).toEqual({});
  });

  test('that are so already are left out', async () => {
    const topic = await lab.newTopic(1, { 'retention.ms': '1000000' });
    const configs = { 'retention.ms': '1000000', 'segment.ms': '60000', 'cleanup.policy': null };
    const { effects } = await lab.plan(kind, { kind: 'alter-topic-configs', topic, configs });
    expect(effects.map(({ field }) => field)).toEqual(['segment.ms']);
    const nothing = { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': '1000000' } } as const;
    expect(await lab.refusal(kind, nothing)).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('would change nothing'),
    });
  });

  test('are shown by every broker by the time they are written', async () => {
    const topic = await lab.newTopic(1);
    await lab.change(kind, { kind: 'alter-topic-configs', topic, configs: { 'cleanup.policy': 'compact, delete' } });
    for (const { id } of await lab.kafka.brokers()) {
      const resources = [{ resourceType: 2, resourceName: topic, configurationKeys: ['cleanup.policy'] }];
      const { results } = await lab.kafka.call('DescribeConfigs', { resources }, { node: id });
      expect(results[0]?.configs).toMatchObject([{ value: 'compact,delete', configSource: 1 }]);
    }
  });
});

test('shorter retention says how many records it costs', async () => {
  const topic = await lab.newTopic(2);
  const hoursAgo = (hours: number) => BigInt(Date.now() - hours * 3_600_000);
  const records = [30, 20, 10, 3, 1].flatMap((hours) =>
    [0, 1].map((partition) => ({ topic, partition, timestamp: hoursAgo(hours), key: 'k', value: `${hours}` })),
  );
  for (const partition of [0, 1]) await lab.tools.produce(records.filter((record) => record.partition === partition));
  const plan = (configs: Record<string, string | null>) =>
    lab.plan(kind, { kind: 'alter-topic-configs', topic, configs });
  const shorter = await plan({ 'retention.ms': String(5 * 3_600_000) });
  expect(shorter.summary).toContain('up to 6 records will be deleted');
  expect(shorter.warnings[0]).toMatchObject({
    severity: 'critical',
    title: `Up to 6 records of ${topic} will be deleted.`,
    text: expect.stringContaining('older than 5 h'),
  });
  expect((await plan({ 'retention.ms': '-1' })).warnings).toEqual([]);
  expect((await plan({ 'retention.ms': String(40 * 3_600_000) })).warnings).toEqual([]);
  await expect
    .poll(async () => (await plan({ 'retention.bytes': '10' })).warnings[0]?.title, { timeout: 20_000 })
    .toMatch(/^About \d+ B of .* will be deleted\.$/);
});

describe('settings are refused before anything happens', () => {
  const cases = [
    [
      'that topics do not have',
      { 'retention.msec': '1' },
      'BAD_REQUEST',
      'configs.retention.msec',
      'did you mean retention.ms?',
    ],
    [
      'with a bad value',
      { 'segment.ms': 'soon' },
      'REFUSED_BY_KAFKA',
      'configs.segment.ms',
      'Not a number of type LONG',
    ],
    [
      'with a word that Kafka does not know',
      { 'cleanup.policy': 'keep' },
      'REFUSED_BY_KAFKA',
      'configs.cleanup.policy',
      'keep',
    ],
    ['that are none', {}, 'BAD_REQUEST', 'configs', 'names no setting'],
  ] as const;

  test.each(cases)('%s', async (_, configs, code, field, words) => {
    const topic = await lab.newTopic(1);
    const { code: given, message, details } = await lab.refusal(kind, { kind: 'alter-topic-configs', topic, configs });
    expect([given, message]).toEqual([code, expect.stringContaining(words)]);
    expect(details?.fields).toMatchObject([{ in: 'body', field }]);
    expect(await lab.settings(topic)).toEqual({});
  });

  test('of topics that are not there, all named', async () => {
    const topic = await lab.newTopic(1);
    const request = {
      kind: 'alter-topic-configs' as const,
      topics: [topic, 'none-1', 'none-2'],
      configs: { 'retention.ms': '1' },
    };
    expect(await lab.refusal(kind, request)).toMatchObject({
      code: 'TOPIC_NOT_FOUND',
      message: 'There is no topic none-1 and none-2 in this cluster.',
    });
  });
});

test('what another tool has set meanwhile is seen in the state that the plan rests on', async () => {
  const topic = await lab.newTopic(1);
  const request = { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': '5000000' } } as const;
  const before = await kind.read(lab.ctx, request);
  await lab.change(kind, { ...request, configs: { 'segment.ms': '60000' } });
  expect(await kind.read(lab.ctx, request)).toEqual(before);
  await lab.change(kind, { ...request, configs: { 'retention.ms': '6000000' } });
  expect(await kind.read(lab.ctx, request)).not.toEqual(before);
});

test('a topic that is gone by then fails alone', async () => {
  const [kept, gone] = [await lab.newTopic(1), await lab.newTopic(1)];
  const request = {
    kind: 'alter-topic-configs' as const,
    topics: [kept, gone],
    configs: { 'retention.ms': '5000000' },
  };
  const draft = await lab.plan(kind, request);
  await lab.tools.deleteTopics([gone]);
  expect(await lab.apply(kind, draft)).toEqual([
    { resource: kept, field: 'retention.ms', ok: true },
    {
      resource: gone,
      field: 'retention.ms',
      ok: false,
      error: { code: 'TOPIC_NOT_FOUND', message: expect.any(String) },
    },
  ]);
});
