import { describe, expect, test } from 'vitest';
import type { PurgeRequest } from '../../lib/contracts/change-requests.ts';
import { changeLab } from '../testing/change-lab.ts';
import { purge as kind } from './purge.ts';

const lab = changeLab();

const hour = 3_600_000;
const base = Date.parse('2024-05-20T00:00:00Z');

/** Ten records in partition 0, five in partition 1, an hour apart. */
async function newLog(configs: Record<string, string> = {}): Promise<string> {
  const topic = await lab.newTopic(2, { 'retention.ms': '-1', ...configs });
  for (const [partition, count] of [10, 5].entries()) {
    const records = Array.from({ length: count }, (_, index) => ({
      ...{ topic, partition, key: `k${index}`, value: `v${index}` },
      timestamp: BigInt(base + index * hour),
    }));
    await lab.tools.produce(records);
  }
  return topic;
}

const starts = async (topic: string) => (await lab.tools.offsets(topic)).map(({ start }) => start);
const ask = (topic: string, to: PurgeRequest['to'], partitions?: number[]) => ({
  ...{ kind: 'purge' as const, topic, to },
  ...(partitions && { partitions }),
});

describe('purged records', () => {
  test('are those before an offset, as the plan said and as by Kafka’s own command', async () => {
    const [topic, twin] = [await newLog(), await newLog()];
    const draft = await lab.plan(kind, ask(topic, { offset: '4' }));
    expect(draft).toMatchObject({
      title: `Purge ${topic}`,
      summary: 'Up to 8 records in 2 partitions will be deleted for good, written 2024-05-20 00:00:00 to 03:00:00 UTC.',
      verb: 'Delete 8 records',
      confirm: topic,
      undo: { reason: expect.stringContaining('cannot be brought back') },
    });
    const row = {
      ...{ field: 'low watermark', before: '0', after: '4', records: { count: '4', word: 'deleted' } },
      ...{ at: '2024-05-20T04:00:00.000Z', note: 'written 2024-05-20 00:00:00 to 03:00:00 UTC' },
    };
    expect(draft.effects).toEqual([
      { resource: `${topic}-0`, ...row },
      { resource: `${topic}-1`, ...row },
    ]);
    expect(await starts(topic)).toEqual([0n, 0n]);
    expect(await lab.apply(kind, draft)).toEqual([
      { resource: `${topic}-0`, field: 'low watermark', ok: true },
      { resource: `${topic}-1`, field: 'low watermark', ok: true },
    ]);
    expect(await starts(topic)).toEqual([4n, 4n]);
    const left = await lab.tools.read(topic);
    expect(left.map(({ partition, offset }) => `${partition}:${offset}`)).toEqual([
      '0:4',
      '0:5',
      '0:6',
      '0:7',
      '0:8',
      '0:9',
      '1:4',
    ]);
    await lab.runCommand(draft.command.replaceAll(topic, twin));
    expect(await starts(twin)).toEqual([4n, 4n]);
  });

  test('are those before a time, in the partitions that are named', async () => {
    const topic = await newLog();
    const to = { time: '2024-05-20T02:30:00Z' };
    const { effects } = await lab.change(kind, ask(topic, to, [0]));
    expect(effects).toMatchObject([{ resource: `${topic}-0`, after: '3', at: '2024-05-20T03:00:00.000Z' }]);
    expect(await starts(topic)).toEqual([3n, 0n]);
    const later = await lab.change(kind, ask(topic, { time: '2024-05-20T06:00:00Z' }));
    expect(later.effects).toMatchObject([
      { resource: `${topic}-0`, before: '3', after: '6' },
      { resource: `${topic}-1`, before: '0', after: '5', at: null },
    ]);
    expect(await starts(topic)).toEqual([6n, 5n]);
  });

  test('are all, and those that come after the plan stay', async () => {
    const [topic, other] = [await newLog(), await newLog()];
    const draft = await lab.plan(kind, { kind: 'purge', topics: [topic, other], to: 'latest' });
    expect(draft).toMatchObject({ title: 'Purge 2 topics', confirm: '2 topics', verb: 'Delete 30 records' });
    await lab.tools.produce([{ topic, partition: 0, value: 'late' }]);
    expect((await lab.apply(kind, draft)).every(({ ok }) => ok)).toBe(true);
    expect((await lab.tools.read(topic)).map(({ offset }) => offset)).toEqual([10n]);
    expect(await lab.tools.read(other)).toEqual([]);
  });

  test('are told to belong to those who have not read them', async () => {
    const topic = await newLog();
    const [behind, done] = [lab.unique('behind'), lab.unique('done')];
    await lab.tools.commitOffsets(behind, [{ topic, partition: 0, offset: 3n }]);
    await lab.tools.commitOffsets(done, [{ topic, partition: 0, offset: 10n }]);
    const { warnings } = await lab.plan(kind, ask(topic, { duration: '-1s' }));
    expect(warnings).toMatchObject([
      {
        severity: 'critical',
        title: '1 group has not read all of these records.',
        text: expect.stringContaining(`${behind} up to 7 records.`),
      },
    ]);
  });

  test('of a topic that is compacted and deleted from go too', async () => {
    const topic = await newLog({ 'cleanup.policy': 'compact,delete' });
    await lab.change(kind, ask(topic, 'latest', [1]));
    expect(await starts(topic)).toEqual([0n, 5n]);
  });
});

describe('a purge is refused before anything happens', () => {
  test.each([
    ['to an offset beyond the end', { to: { offset: '6' } }, 'BAD_REQUEST', '-1, which is 5'],
    ['to an offset below 0', { to: { offset: '-1' } }, 'BAD_REQUEST', 'must be 0 or more'],
    ['to what is no duration', { to: { duration: '2 hours' } }, 'BAD_REQUEST', 'such as -2h, not "2 hours"'],
    ['that would delete nothing', { to: { offset: '0' } }, 'BAD_REQUEST', 'would delete nothing'],
    ['before the oldest record', { to: { time: '2019-01-01T00:00:00Z' } }, 'BAD_REQUEST', 'would delete nothing'],
    ['of a partition that is not there', { to: 'latest', partitions: [1, 2] }, 'PARTITION_NOT_FOUND', 'no partition 2'],
  ] as const)('%s', async (_, over, code, words) => {
    const topic = await newLog();
    const request = { kind: 'purge', topic, ...over } as unknown as Parameters<typeof lab.refusal>[1];
    const { code: given, message } = await lab.refusal(kind, request);
    expect([given, message]).toEqual([code, expect.stringContaining(words)]);
    expect(await starts(topic)).toEqual([0n, 0n]);
  });

  test('of partitions of several topics, and of topics that are not there', async () => {
    const topic = await newLog();
    const several = { kind: 'purge' as const, topics: [topic, `${topic}x`], to: 'latest' as const };
    expect(await lab.refusal(kind, several)).toMatchObject({
      code: 'TOPIC_NOT_FOUND',
      message: expect.stringContaining(`did you mean ${topic}?`),
    });
    const both = { ...several, topics: [topic, await newLog()], partitions: [0] };
    expect((await lab.refusal(kind, both)).message).toContain('cannot stand beside several `topics`');
  });

  test('of a topic that is compacted alone, and of Kafka’s own, as the brokers would', async () => {
    const topic = await newLog({ 'cleanup.policy': 'compact' });
    expect(await lab.refusal(kind, ask(topic, { offset: '1' }))).toMatchObject({
      code: 'REFUSED_BY_KAFKA',
      message: expect.stringContaining('compact alone'),
    });
    expect(await lab.refusal(kind, ask('__consumer_offsets', 'latest'))).toMatchObject({ code: 'REFUSED_BY_KAFKA' });
    const rows = [{ topic, partition: 0, offset: '1' }];
    expect(await kind.apply(lab.ctx, rows)).toMatchObject([{ ok: false, error: { code: 'REFUSED_BY_KAFKA' } }]);
    const own = [{ topic: '__consumer_offsets', partition: 0, offset: '0' }];
    expect(await kind.apply(lab.ctx, own)).toMatchObject([{ ok: false }]);
    expect(await starts(topic)).toEqual([0n, 0n]);
  });
});

test('partitions fail alone, and what is behind the start already does no harm', async () => {
  const topic = await newLog();
  await lab.change(kind, ask(topic, { offset: '5' }, [0]));
  const rows = [
    { topic, partition: 0, offset: '2' },
    { topic, partition: 1, offset: '50' },
  ];
  expect(await kind.apply(lab.ctx, rows)).toMatchObject([
    { resource: `${topic}-0`, ok: true },
    { resource: `${topic}-1`, ok: false, error: { code: 'KAFKA_ERROR' } },
  ]);
  expect(await starts(topic)).toEqual([5n, 0n]);
});

test('what another tool has set meanwhile is seen in the state that the plan rests on', async () => {
  const topic = await newLog();
  const before = await kind.read(lab.ctx, ask(topic, 'latest'));
  await lab.tools.produce([{ topic, partition: 0, value: 'more' }]);
  expect(await kind.read(lab.ctx, ask(topic, 'latest'))).toEqual(before);
  await lab.tools.deleteTopics([topic]);
  await expect(kind.read(lab.ctx, ask(topic, 'latest'))).rejects.toMatchObject({ code: 'TOPIC_NOT_FOUND' });
});
