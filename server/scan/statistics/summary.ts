import type { Codec } from '../../kafka/records/batch.ts';
import { type Distinct, mergeDistinct, newDistinct } from './distinct.ts';
import { type FrequentKeys, mergeKeys, newFrequentKeys } from './frequent-keys.ts';
import type { SeenFormat } from './seen-format.ts';
import { mergeSizes, newSizes, type Sizes } from './sizes.ts';
import { mergeTimes, newTimeCounts, type TimeCounts } from './time-counts.ts';

export interface CodecUse {
  batches: number;
  records: number;
  /** Bytes in the log, headers of the batches included. */
  stored: number;
}

/** What records have in common. Plain data: a thread makes one of every slice, and they are merged. */
export interface Summary {
  records: number;
  nullKeys: number;
  nullValues: number;
  emptyKeys: number;
  emptyValues: number;
  withHeaders: number;
  /** Of timestamps, milliseconds since 1970; null: no record has one. */
  oldest: number | null;
  newest: number | null;
  /** Records without a timestamp. */
  untimed: number;
  /** Of whole records, uncompressed. */
  recordSizes: Sizes;
  /** Of those that are not null. */
  keySizes: Sizes;
  valueSizes: Sizes;
  keys: Distinct;
  frequent: FrequentKeys;
  times: TimeCounts;
  keyFormats: Map<string, SeenFormat>;
  valueFormats: Map<string, SeenFormat>;
  codecs: Map<Codec, CodecUse>;
}

export function newSummary(): Summary {
  return {
    records: 0,
    nullKeys: 0,
    nullValues: 0,
    emptyKeys: 0,
    emptyValues: 0,
    withHeaders: 0,
    oldest: null,
    newest: null,
    untimed: 0,
    recordSizes: newSizes(),
    keySizes: newSizes(),
    valueSizes: newSizes(),
    keys: newDistinct(),
    frequent: newFrequentKeys(),
    times: newTimeCounts(),
    keyFormats: new Map(),
    valueFormats: new Map(),
    codecs: new Map(),
  };
}

export function mergeSummary(into: Summary, from: Summary): void {
  into.records += from.records;
  into.nullKeys += from.nullKeys;
  into.nullValues += from.nullValues;
  into.emptyKeys += from.emptyKeys;
  into.emptyValues += from.emptyValues;
  into.withHeaders += from.withHeaders;
  into.untimed += from.untimed;
  into.oldest = into.oldest === null ? from.oldest : Math.min(into.oldest, from.oldest ?? into.oldest);
  into.newest = into.newest === null ? from.newest : Math.max(into.newest, from.newest ?? into.newest);
  mergeSizes(into.recordSizes, from.recordSizes);
  mergeSizes(into.keySizes, from.keySizes);
  mergeSizes(into.valueSizes, from.valueSizes);
  mergeDistinct(into.keys, from.keys);
  mergeKeys(into.frequent, from.frequent);
  mergeTimes(into.times, from.times);
  mergeFormats(into.keyFormats, from.keyFormats);
  mergeFormats(into.valueFormats, from.valueFormats);
  for (const [codec, use] of from.codecs) {
    const known = into.codecs.get(codec) ?? { batches: 0, records: 0, stored: 0 };
    into.codecs.set(codec, {
      batches: known.batches + use.batches,
      records: known.records + use.records,
      stored: known.stored + use.stored,
    });
  }
}

function mergeFormats(into: Map<string, SeenFormat>, from: ReadonlyMap<string, SeenFormat>): void {
  for (const [name, seen] of from) {
    const known = into.get(name);
    into.set(name, { ...seen, records: seen.records + (known?.records ?? 0) });
  }
}
