/** Who writes to a partition, and the sequence number of what is written next. */
export interface Position {
  producerId: bigint;
  producerEpoch: number;
  baseSequence: number;
}

export interface Producer {
  id: bigint;
  epoch: number;
}

/** Of a producer that is not idempotent: the broker takes every batch as it comes. */
export const unnumbered: Position = { producerId: -1n, producerEpoch: -1, baseSequence: -1 };

const mostEpoch = 0x7fff;

export function startOf({ id, epoch }: Producer): Position {
  return { producerId: id, producerEpoch: epoch, baseSequence: 0 };
}

/** Where the next batch begins after `count` records; after 2^31 - 1 comes 0. */
export function advance(position: Position, count: number): Position {
  if (position.producerId < 0n) return position;
  return { ...position, baseSequence: (position.baseSequence + count) % 2 ** 31 };
}

/**
 * The partition begun anew under the next epoch: the broker then refuses whatever is still under way from the epoch
 * before, so nothing of it can turn up late. Null when the producer id has no further epoch.
 */
export function nextEpoch(position: Position): Position | null {
  if (position.producerId < 0n) return position;
  if (position.producerEpoch >= mostEpoch) return null;
  return { ...position, producerEpoch: position.producerEpoch + 1, baseSequence: 0 };
}
