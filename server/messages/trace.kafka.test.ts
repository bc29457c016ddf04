import { describe, expect, test } from 'vitest';
import { trace as contract, type TraceEvent } from '../../lib/contracts/trace.ts';
import { createScanEngine } from '../scan/engine.ts';
import { parseTopics } from '../scan/trace/parse-topics.ts';
import { traceTopics } from '../scan/trace/trace-topics.ts';
import { failTest, messageLab } from '../testing/message-queries.ts';

const lab = messageLab();
const engine = createScanEngine();

async function traced(topics: readonly string[], more: Record<string, string>) {
  const { topics: names, ...query } = contract.query.parse({ topics: topics.join(','), ...more });
  const signal = new AbortController().signal;
  const context = { client: lab.client, engine, registry: null, signal, now: Date.now, defect: failTest };
  const events: TraceEvent[] = [];
  for await (const event of traceTopics(parseTopics(names), query, context)) events.push(event);
  const [plan, done] = [events[0], events.at(-1)];
  if (plan?.type !== 'plan' || done?.type !== 'done') throw new Error('a trace begins with plan and ends with done');
  return { plan, done, records: events.filter((event) => event.type === 'record') };
}

interface Seen {
  place: string;
  topic: number;
  partition: number;
  offset: number;
  time: number;
  key: string;
  value: string;
}

/** All records as kcat prints them, in the order of their times; within a partition times never fall. */
function readWithKcat(topics: readonly string[]): Seen[] {
  const read = topics.flatMap((name, topic) => {
    const printed = lab.kcat(['-C', '-t', name, '-o', 'beginning', '-e', '-f', '%p|%o|%T|%k|%s\n']).toString();
    const lines = printed.split('\n').filter((line) => line !== '');
    return lines.map((line): Seen => {
      const [partition = '', offset = '', time = '', key = '', value = ''] = line.split('|');
      const numbers = { partition: Number(partition), offset: Number(offset), time: Number(time) };
      return { place: `${name}/${partition}/${offset}`, topic, key, value, ...numbers };
    });
  });
  return read.sort((a, b) => a.time - b.time || a.topic - b.topic || a.partition - b.partition || a.offset - b.offset);
}

const placesOf = (records: readonly { topic: string; partition: number; offset: string }[]) =>
  records.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`);

describe('a trace over topics', () => {
  test('finds a key and a text in all of them, in the order that one sorts kcat’s output into', async () => {
    const topics = [await lab.newTopic(3), await lab.newTopic(1), await lab.newTopic(2)];
    for (let round = 0; round < 4; round++) {
      for (const [index, topic] of topics.entries()) {
        const lines = Array.from({ length: 100 }, (_, id) => `order-${id % 9}|${index} ${round} needle-${id % 7}`);
        lab.kcat(['-P', '-t', topic, '-K', '|', '-z', round % 2 === 0 ? 'lz4' : 'zstd'], `${lines.join('\n')}\n`);
      }
    }
    const seen = readWithKcat(topics);
    expect(seen).toHaveLength(1200);

    const byKey = await traced(topics, { key: 'order-3' });
    expect(placesOf(byKey.records)).toEqual(seen.filter(({ key }) => key === 'order-3').map(({ place }) => place));
    expect(byKey.done).toMatchObject({ reason: 'end', scanned: '1200' });
    expect(byKey.done.topics.map(({ topic, partitions }) => [topic, partitions.length])).toEqual([
      [topics[0], 3],
      [topics[1], 1],
      [topics[2], 2],
    ]);
    expect(byKey.plan).toMatchObject({ from: null, to: null, approxRecords: '1200' });

    const byText = await traced(topics, { search: 'needle-5', searchIn: 'value', limit: '40' });
    const needles = seen.filter(({ value }) => value.endsWith('needle-5')).map(({ place }) => place);
    expect(placesOf(byText.records)).toEqual(needles.slice(0, 40));
    expect(byText.done.reason).toBe('limit');

    for (const order of ['oldest', 'newest'] as const) {
      const whole = await traced(topics, { search: 'needle', order, limit: '10000' });
      expect(whole.done.cursor).toBeNull();
      const [found, cursors]: [string[], (string | null)[]] = [[], []];
      for (let cursor: string | null = ''; cursor !== null; cursors.push(cursor)) {
        const page = await traced(topics, { search: 'needle', order, limit: '170', ...(cursor !== '' && { cursor }) });
        found.push(...placesOf(page.records));
        cursor = page.done.cursor;
      }
      expect(cursors).toHaveLength(8);
      expect(found).toEqual(placesOf(whole.records));
    }

    const again = await traced(topics, { key: 'order-3', cursor: byKey.plan.cursor ?? '' });
    expect(placesOf(again.records)).toEqual(placesOf(byKey.records));

    const middle = new Date(seen[600]?.time as number);
    const late = await traced(topics, { key: 'order-3', from: middle.toISOString() });
    const expected = seen.filter(({ key, time }) => key === 'order-3' && time >= middle.getTime());
    expect(placesOf(late.records)).toEqual(expected.map(({ place }) => place));
    expect(late.plan.from).toBe(middle.toISOString());
  });

  test('newest first gives the same the other way round where times differ', async () => {
    const topics = [await lab.newTopic(1), await lab.newTopic(1)];
    for (let id = 0; id < 12; id++) lab.kcat(['-P', '-t', topics[id % 2] as string, '-K', '|'], `k|${id}\n`);
    const { records } = await traced(topics, { key: 'k', order: 'newest' });
    expect(records.map(({ value }) => Number(value?.text))).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });

  test('refuses offsets, tails, topics that are not there, too many of them and cursors of other traces', async () => {
    const [topic, other] = [await lab.newTopic(1), await lab.newTopic(1)];
    await expect(traced([topic], { from: '42' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(traced([topic], { to: 'live' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(traced([topic, `${topic}-not`], {})).rejects.toMatchObject({ code: 'TOPIC_NOT_FOUND' });
    const { plan } = await traced([topic, other], {});
    const cursor = plan.cursor ?? '';
    await expect(traced([other, topic], { cursor })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(traced([topic], { cursor })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(traced([topic, other], { cursor, key: 'k' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    const many = Array.from({ length: 51 }, (_, id) => `t${id}`);
    await expect(traced(many, {})).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(traced([' ', ''], {})).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
