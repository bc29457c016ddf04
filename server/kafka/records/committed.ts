import type { Batch, UnreadableBatch } from './batch.ts';

/** From a Fetch answer: this producer's transaction, begun at this offset, was aborted. */
export interface AbortedTransaction {
  producerId: bigint;
  firstOffset: bigint;
}

/**
 * Leaves the batches that a consumer sees: transaction markers are dropped, and with `aborted` (read_committed) also
 * what aborted transactions wrote. The list must come from the same Fetch answer as the batches, which it covers.
 */
export function* visibleBatches(
  batches: Iterable<Batch | UnreadableBatch>,
  aborted: readonly AbortedTransaction[] | null,
): Generator<Batch | UnreadableBatch, void, undefined> {
  const upcoming = [...(aborted ?? [])].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const aborting = new Set<bigint>();
  let next = 0;
  for (const batch of batches) {
    if (batch.kind === 'unreadable') {
      yield batch;
      continue;
    }
    for (let entry = upcoming[next]; entry && entry.firstOffset <= batch.lastOffset; entry = upcoming[++next]) {
      aborting.add(entry.producerId);
    }
    // A producer has one transaction at a time, so the marker that follows an aborted one's data is its abort.
    if (batch.control) aborting.delete(batch.producerId);
    else if (!(batch.transactional && aborting.has(batch.producerId))) yield batch;
  }
}
