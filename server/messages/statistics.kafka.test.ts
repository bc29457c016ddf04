import { describe, expect, test } from 'vitest';
import { messageQuery } from '../../lib/contracts/messages.ts';
import { createScanEngine } from '../scan/engine.ts';
import { scanTopic } from '../scan/scan-topic.ts';
import { describeTotals } from '../scan/statistics/describe-totals.ts';
import { Totals } from '../scan/statistics/totals.ts';
import { failTest, messageLab } from '../testing/message-queries.ts';

const lab = messageLab();
const engine = createScanEngine();

async function statisticsOf(topic: string, query: Record<string, string> = {}) {
  const totals = new Totals();
  const asked = { ...messageQuery.parse({ order: 'oldest', ...query }), limit: Number.POSITIVE_INFINITY };
  const signal = new AbortController().signal;
  const events = [];
  const context = { client: lab.client, engine, registry: null, signal, now: Date.now, totals, defect: failTest };
  for await (const event of scanTopic(topic, asked, context)) events.push(event);
  return { events, statistics: describeTotals(totals) };
}

interface Seen {
  partition: number;
  key: string | null;
  keySize: number;
  valueSize: number;
  time: number;
}

/** What kcat prints of every record: partition, size of the key and of the value (-1: null), time, key. */
function readWithKcat(topic: string, more: string[] = []): Seen[] {
  const printed = lab.kcat(['-C', '-t', topic, '-o', 'beginning', '-e', '-f', '%p|%K|%S|%T|%k\n', ...more]).toString();
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|'))
    .map(([partition, keySize, valueSize, time, key = '']) => ({
      partition: Number(partition),
      key: keySize === '-1' ? null : key,
      keySize: Number(keySize),
      valueSize: Number(valueSize),
      time: Number(time),
    }));
}

const sorted = (numbers: number[]) => numbers.filter((size) => size >= 0).sort((a, b) => a - b);
const percentileOf = (numbers: number[], share: number) => numbers[Math.ceil(share * numbers.length) - 1] as number;

describe('statistics of a topic', () => {
  test('are what one counts by hand in what kcat reads, in every codec', async () => {
    const topic = await lab.newTopic(3);
    for (const [round, codec] of ['none', 'gzip', 'snappy', 'lz4', 'zstd'].entries()) {
      const lines = Array.from({ length: 300 }, (_, index) => {
        const id = round * 300 + index;
        const key = id % 10 === 0 ? 'hot' : id % 7 === 0 ? '' : `customer-${id}`;
        return `${key}|${id % 11 === 0 ? '' : JSON.stringify({ id, pad: 'x'.repeat(id % 400) })}`;
      });
      lab.kcat(['-P', '-t', topic, '-z', codec, '-K', '|', ...(round > 2 ? ['-Z'] : [])], `${lines.join('\n')}\n`);
    }
    const seen = readWithKcat(topic);
    expect(seen).toHaveLength(1500);

    const { statistics, events } = await statisticsOf(topic);
    const { records, nullKeys, nullValues, emptyKeys, emptyValues, keySizes, valueSizes } = statistics;
    expect({ records, nullKeys, nullValues, emptyKeys, emptyValues }).toEqual({
      records: '1500',
      nullKeys: String(seen.filter(({ keySize }) => keySize === -1).length),
      nullValues: String(seen.filter(({ valueSize }) => valueSize === -1).length),
      emptyKeys: String(seen.filter(({ keySize }) => keySize === 0).length),
      emptyValues: String(seen.filter(({ valueSize }) => valueSize === 0).length),
    });
    expect(Number(nullValues)).toBeGreaterThan(0);
    expect(Number(emptyValues)).toBeGreaterThan(0);

    for (const [shown, sizes] of [
      [keySizes, sorted(seen.map(({ keySize }) => keySize))],
      [valueSizes, sorted(seen.map(({ valueSize }) => valueSize))],
    ] as const) {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      expect(shown).toMatchObject({ count: String(sizes.length), total: String(total) });
      expect([shown.least, shown.most]).toEqual([String(sizes[0]), String(sizes.at(-1))]);
      for (const [text, share] of [
        [shown.p50, 0.5],
        [shown.p90, 0.9],
        [shown.p99, 0.99],
      ] as const) {
        expect(Number(text)).toBeGreaterThanOrEqual(percentileOf(sizes, share));
        expect(Number(text)).toBeLessThanOrEqual(percentileOf(sizes, share) * 1.01);
      }
    }

    const byKey = Map.groupBy(
      seen.filter(({ key }) => key !== null),
      ({ key }) => key as string,
    );
    expect(statistics.distinctKeys).toEqual({ count: String(byKey.size), error: 0 });
    const [most] = [...byKey].sort(([, a], [, b]) => b.length - a.length);
    expect(statistics.topKeys.items[0]).toMatchObject({ key: { text: most?.[0] }, count: String(most?.[1].length) });

    const byPartition = Map.groupBy(seen, ({ partition }) => partition);
    expect(statistics.partitions.map(({ partition, records }) => [partition, records])).toEqual(
      [...byPartition].sort(([a], [b]) => a - b).map(([partition, own]) => [partition, String(own.length)]),
    );
    const byHour = Map.groupBy(seen, ({ time }) => Math.floor(time / 3_600_000) * 3_600_000);
    expect(statistics.times.items).toEqual(
      [...byHour].sort(([a], [b]) => a - b).map(([at, own]) => ({ at: String(at), records: String(own.length) })),
    );
    const times = seen.map(({ time }) => time);
    expect([statistics.oldest, statistics.newest]).toEqual([String(Math.min(...times)), String(Math.max(...times))]);
    expect(statistics.codecs.map(({ codec, records }) => `${codec} ${records}`).sort()).toEqual(
      ['gzip 300', 'lz4 300', 'none 300', 'snappy 300', 'zstd 300'].sort(),
    );
    const json = seen.filter(({ valueSize }) => valueSize > 0).length;
    expect(statistics.valueFormats).toContainEqual({ format: 'json', schemaId: null, records: String(json) });
    expect(events.at(-1)).toMatchObject({ type: 'done', reason: 'end' });
    expect(events.some(({ type }) => type === 'record')).toBe(false);
  });

  test('count only the range, and the partitions, that were asked for', async () => {
    const topic = await lab.newTopic(3);
    for (const partition of [0, 1, 2]) {
      const lines = Array.from({ length: 50 }, (_, index) => `k${index}|v`);
      lab.kcat(['-P', '-t', topic, '-p', String(partition), '-K', '|'], `${lines.join('\n')}\n`);
    }
    const { statistics } = await statisticsOf(topic, { partitions: '0,2', from: '10', to: '30' });
    expect(statistics).toMatchObject({ records: '40', distinctKeys: { count: '20', error: 0 } });
    expect(statistics.partitions.map(({ partition, records }) => [partition, records])).toEqual([
      [0, '20'],
      [2, '20'],
    ]);
  });
});
