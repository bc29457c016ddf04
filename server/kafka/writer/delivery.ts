import type { AppError, Outcome } from '../../../lib/errors.ts';
import type { Codec } from '../records/batch.ts';
import type { RecordToWrite } from '../records/encode-batch.ts';
import type { TopicPartition } from '../routing.ts';
import type { PartitionAnswer } from './produce-request.ts';

export interface Written extends TopicPartition {
  /** Null: the broker did not tell (no acknowledgement, or a repeated batch that it remembers without its place). */
  offset: bigint | null;
  /** Milliseconds: the record's own, or the broker's where the topic has log append time. */
  timestamp: bigint;
}

export interface Entry {
  record: RecordToWrite;
  settle(result: Outcome<Written>): void;
}

/** Records for one partition that travel together while they fit. */
export interface Delivery {
  entries: readonly Entry[];
  codec: Codec;
  queuedAt: number;
  signal: AbortSignal | undefined;
}

export function settleAll(entries: readonly Entry[], error: AppError): void {
  for (const { settle } of entries) settle({ ok: false, error });
}

/** `repeated`: an earlier attempt may have been the one that wrote the batch. */
export function settleWritten(
  target: TopicPartition,
  entries: readonly Entry[],
  { baseOffset, logAppendTimeMs }: PartitionAnswer,
  repeated: boolean,
): void {
  const newest = entries.reduce((max, { record }) => (record.timestamp > max ? record.timestamp : max), -1n);
  // For a batch that was there already a broker tells the newest timestamp, whoever's clock it is from.
  const brokersTime = logAppendTimeMs >= 0n && !(repeated && logAppendTimeMs === newest);
  for (const [place, { record, settle }] of entries.entries()) {
    const offset = baseOffset < 0n ? null : baseOffset + BigInt(place);
    settle({ ok: true, value: { ...target, offset, timestamp: brokersTime ? logAppendTimeMs : record.timestamp } });
  }
}
