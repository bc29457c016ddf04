import { BATCH_HEADER } from '../records/batch.ts';
import { type RecordToWrite, recordSize } from '../records/encode-batch.ts';

/**
 * Cuts records, in their order, into batches of at most `mostBytes` before compression. A record that is larger by
 * itself is a batch by itself, for the broker to judge: compressed it may fit.
 */
export function pack<T>(items: readonly T[], recordOf: (item: T) => RecordToWrite, mostBytes: number): T[][] {
  const batches: T[][] = [];
  let batch: T[] = [];
  let base = 0n;
  let size = 0;
  for (const item of items) {
    const record = recordOf(item);
    const more = recordSize(record, batch.length, base);
    if (batch.length === 0 || size + more > mostBytes) {
      batch = [];
      batches.push(batch);
      base = record.timestamp;
      size = BATCH_HEADER + recordSize(record, 0, base);
    } else {
      size += more;
    }
    batch.push(item);
  }
  return batches;
}

export function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
