import { describe, expect, test } from 'vitest';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import { countDated } from './count-dated.ts';
import { type Asked, countOffsets } from './counted-log.ts';
import { whyNotDated } from './why-not-dated.ts';

const lab = kafkaLab();
const base = Date.parse('2026-06-01T10:00:00Z');
const open = { from: { kind: 'earliest' }, to: { kind: 'latest' } } as const;
const time = (at: number) => ({ kind: 'time', at: BigInt(at) }) as const;

/** 300 records in each of two partitions, 7 s apart in one and late or early by up to a minute in the other. */
async function newLog(): Promise<string> {
  const topic = await lab.newTopic(2);
  const records = [0, 1].flatMap((partition) =>
    Array.from({ length: 300 }, (_, index) => ({
      ...{ topic, partition, key: null, value: `v${index}` },
      timestamp: BigInt(base + index * 7_000 + partition * ((index * 7919) % 120_000) - 60_000 * partition),
    })),
  );
  for (let from = 0; from < records.length; from += 100) await lab.tools.produce(records.slice(from, from + 100));
  return topic;
}

/** The first offset at or after a time, of each partition in order, as Kafka's own tool has it. */
async function shellOffsets(topic: string, at: number): Promise<(bigint | null)[]> {
  const bootstrap = process.env.HIGHWATER_TEST_BROKERS as string;
  const command = ['org.apache.kafka.tools.GetOffsetShell', '--bootstrap-server', bootstrap, '--topic', topic];
  const { out } = await lab.tools.tool([...command, '--time', String(at)]);
  const lines = out
    .trim()
    .split('\n')
    .filter((line) => line.startsWith(`${topic}:`));
  return lines.map((line) => (/:(\d+)$/.test(line) ? BigInt(line.split(':').at(-1) as string) : null));
}

const counted = async (asked: Asked) => {
  const found = await countDated(asked, lab.client, Date.now());
  return { ...found, offsets: countOffsets(found.logs, found.edges.length) };
};
const sum = (offsets: readonly (bigint | null)[]) => offsets.reduce<bigint>((all, count) => all + (count ?? 0n), 0n);

describe('offsets by the time of their records', () => {
  test('are those of Kafka’s own tool at every edge, and all of them when the range is open', async () => {
    const topic = await newLog();
    const { edges, logs, offsets } = await counted({ ...open, topic, partitions: [0, 1] });
    expect(edges.length).toBeGreaterThan(10);
    expect(edges.length).toBeLessThanOrEqual(31);
    for (const [index, edge] of [...edges.entries()].slice(1, -1)) {
      const told = await shellOffsets(topic, edge);
      expect(logs.map(({ at }) => at[index])).toEqual(told.map((offset) => offset ?? 300n));
    }
    expect(sum(offsets)).toBe(600n);
  });

  test('respect times, offsets and partitions', async () => {
    const topic = await newLog();
    const [from, to] = [base + 5 * 60_000, base + 15 * 60_000];
    const range = { from: time(from), to: time(to) };
    const both = await counted({ ...range, topic, partitions: [0, 1] });
    expect([both.edges[0], both.edges.at(-1)]).toEqual([from, to]);
    const [first, last] = [await shellOffsets(topic, from), await shellOffsets(topic, to)];
    expect(sum(both.offsets)).toBe(sum(last) - sum(first));

    const one = await counted({ ...range, topic, partitions: [1] });
    expect(sum(one.offsets)).toBe((last[1] ?? 0n) - (first[1] ?? 0n));

    const clipped = { from: { kind: 'offset', offset: 10n }, to: { kind: 'offset', offset: 25n } } as const;
    expect(sum((await counted({ ...clipped, topic, partitions: [0, 1] })).offsets)).toBe(30n);
  });

  test('of a topic without records are none, and a partition that does not exist is named', async () => {
    const topic = await lab.newTopic(1);
    expect(await counted({ ...open, topic, partitions: [0] })).toMatchObject({ edges: [], offsets: [], failed: [] });
    const { failed } = await counted({ from: time(base), to: time(base + 1000), topic, partitions: [0, 7] });
    expect(failed).toEqual([
      { partition: 7, error: expect.objectContaining({ message: expect.stringContaining('7') }) },
    ]);
  });

  test('are not asked for of more than 12 partitions', async () => {
    const topic = await lab.newTopic(1);
    // The broker that is asked may not have heard of the topic yet.
    await expect.poll(() => whyNotDated(lab.client, topic, 12)).toBeNull();
    expect(await whyNotDated(lab.client, topic, 13)).toMatchObject({ code: 'TOO_MANY_PARTITIONS' });
  });
});
