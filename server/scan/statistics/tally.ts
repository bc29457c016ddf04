import type { Batch } from '../../kafka/records/batch.ts';
import type { RecordCursor } from '../../kafka/records/record-cursor.ts';
import type { Usuals } from '../../serde/usual.ts';
import type { Found } from '../find-records.ts';
import { addDistinct } from './distinct.ts';
import { addKey, dropRare } from './frequent-keys.ts';
import { hashBytes } from './hash-bytes.ts';
import { countFormat } from './seen-format.ts';
import { addSize } from './sizes.ts';
import { newSummary, type Summary } from './summary.ts';
import { addTime } from './time-counts.ts';

/** A thread counts so many in about a second, and is stopped when it seems to have no end. */
const ENOUGH = 200_000;

/** Counts records in a worker thread, where others would be given. */
export class Tally {
  readonly #summary = newSummary();
  readonly #usuals: Usuals | null;

  constructor(usuals: Usuals | null = null) {
    this.#usuals = usuals;
  }

  add(batch: Batch, { cursor, hits }: Found): void {
    if (!cursor || hits.length === 0) return;
    const { codecs } = this.#summary;
    const { batches, records, stored } = codecs.get(batch.codec) ?? { batches: 0, records: 0, stored: 0 };
    codecs.set(batch.codec, {
      batches: batches + 1,
      records: records + hits.length,
      stored: stored + batch.bytes.length,
    });
    for (const { start } of hits) {
      cursor.seek(start);
      this.#record(cursor);
    }
  }

  /** The rest of the bytes is for another slice. */
  get full(): boolean {
    return this.#summary.records >= ENOUGH;
  }

  /** What there is so far, small enough to leave the thread. */
  end(): Summary {
    dropRare(this.#summary.frequent);
    return this.#summary;
  }

  #record(cursor: RecordCursor): void {
    const summary = this.#summary;
    const { key, value } = cursor;
    summary.records++;
    addSize(summary.recordSizes, cursor.end - cursor.start);
    if (key === null) summary.nullKeys++;
    else this.#key(cursor);
    if (value === null) summary.nullValues++;
    else addSize(summary.valueSizes, value.length);
    if (value?.length === 0) summary.emptyValues++;
    // A record without headers ends with their count, 0.
    if (cursor.end - cursor.valueStart - Math.max(0, cursor.valueLength) > 1) summary.withHeaders++;
    countFormat(summary.keyFormats, key, this.#usuals?.key);
    countFormat(summary.valueFormats, value, this.#usuals?.value);
    this.#time(Number(cursor.timestamp));
  }

  #key({ bytes, keyStart, keyLength }: RecordCursor): void {
    const summary = this.#summary;
    const hash = hashBytes(bytes, keyStart, keyLength);
    addSize(summary.keySizes, keyLength);
    addDistinct(summary.keys, hash);
    addKey(summary.frequent, hash, bytes, keyStart, keyLength);
    if (keyLength === 0) summary.emptyKeys++;
  }

  #time(at: number): void {
    const summary = this.#summary;
    if (at < 0) {
      summary.untimed++;
      return;
    }
    summary.oldest = Math.min(summary.oldest ?? at, at);
    summary.newest = Math.max(summary.newest ?? at, at);
    addTime(summary.times, at);
  }
}
