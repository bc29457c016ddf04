import type { Sizes as ShownSizes, TopicStatistics } from '../../../lib/contracts/statistics.ts';
import { decodePayload } from '../../serde/decode-payload.ts';
import { countDistinct, DISTINCT_ERROR } from './distinct.ts';
import { type FrequentKey, KEY_HEAD, topKeys } from './frequent-keys.ts';
import type { SeenFormat } from './seen-format.ts';
import { percentile, type Sizes } from './sizes.ts';
import type { TimeCounts } from './time-counts.ts';
import type { Totals } from './totals.ts';

const SHOWN_KEYS = 20;

/** What has been counted so far, as it goes over the wire. */
export function describeTotals({ all, partitions }: Totals): TopicStatistics {
  const distinct = countDistinct(all.keys);
  const { top, others } = topKeys(all.frequent, SHOWN_KEYS);
  return {
    records: String(all.records),
    nullKeys: String(all.nullKeys),
    nullValues: String(all.nullValues),
    emptyKeys: String(all.emptyKeys),
    emptyValues: String(all.emptyValues),
    withHeaders: String(all.withHeaders),
    oldest: text(all.oldest),
    newest: text(all.newest),
    untimed: String(all.untimed),
    recordSizes: describeSizes(all.recordSizes),
    keySizes: describeSizes(all.keySizes),
    valueSizes: describeSizes(all.valueSizes),
    distinctKeys: { count: String(distinct.count), error: distinct.exact ? 0 : DISTINCT_ERROR },
    topKeys: { items: top.map(describeKey), others: String(others) },
    keyFormats: describeFormats(all.keyFormats),
    valueFormats: describeFormats(all.valueFormats),
    codecs: [...all.codecs].map(([codec, { batches, records, stored }]) => {
      return { codec, batches: String(batches), records: String(records), stored: String(stored) };
    }),
    times: describeTimes(all.times),
    partitions: [...partitions.values()]
      .sort((a, b) => a.partition - b.partition)
      .map(({ partition, records, nullKeys, nullValues, bytes, oldest, newest }) => ({
        partition,
        records: String(records),
        nullKeys: String(nullKeys),
        nullValues: String(nullValues),
        bytes: String(bytes),
        oldest: text(oldest),
        newest: text(newest),
      })),
  };
}

function describeSizes(sizes: Sizes): ShownSizes {
  const some = sizes.count > 0;
  return {
    count: String(sizes.count),
    total: String(sizes.total),
    least: some ? String(sizes.least) : null,
    p50: text(percentile(sizes, 0.5)),
    p90: text(percentile(sizes, 0.9)),
    p99: text(percentile(sizes, 0.99)),
    most: some ? String(sizes.most) : null,
  };
}

function describeKey({ count, missed, size, head }: FrequentKey): TopicStatistics['topKeys']['items'][number] {
  const bytes = Buffer.from(head, 'latin1');
  const shown = decodePayload(bytes, { serde: 'auto', maxBytes: KEY_HEAD, raw: false });
  if (!shown) throw new TypeError('a key that is counted is not null');
  return {
    key: { ...shown, size, truncated: size > bytes.length },
    count: String(count),
    atMost: String(count + missed),
  };
}

function describeFormats(formats: ReadonlyMap<string, SeenFormat>): TopicStatistics['keyFormats'] {
  return [...formats.values()]
    .sort((a, b) => b.records - a.records)
    .map(({ format, schemaId, records }) => ({ format, schemaId, records: String(records) }));
}

function describeTimes({ widthMs, counts }: TimeCounts): TopicStatistics['times'] {
  const items = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([stretch, records]) => ({ at: BigInt(stretch * widthMs).toString(), records: String(records) }));
  return { widthMs, items };
}

function text(number: number | null): string | null {
  return number === null ? null : String(BigInt(number));
}
