import { AppError, type Outcome } from '../../../lib/errors.ts';
import type { Codec } from '../records/batch.ts';
import type { RecordToWrite } from '../records/encode-batch.ts';
import type { TopicPartition } from '../routing.ts';
import type { Entry, Written } from './delivery.ts';
import { createLane, type Lane, type Means } from './lane.ts';

export interface RecordToSend extends RecordToWrite, TopicPartition {}

export interface SendOptions {
  /** How batches are compressed; `none` when not given. */
  codec?: Codec;
  /** What has not been sent when it aborts is not sent any more. */
  signal?: AbortSignal | undefined;
}

/** The partitions of one writer. */
export interface Lanes {
  /** One result per record, in order. */
  send(records: readonly RecordToSend[], options?: SendOptions): Promise<Outcome<Written>[]>;
  /** Kept when every record is settled; what is sent afterwards is refused. */
  close(): Promise<void>;
}

export function createLanes(means: Means): Lanes {
  const lanes = new Map<string, Lane>();
  let closed = false;

  const laneOf = (target: TopicPartition) => {
    const key = `${target.partition} ${target.topic}`;
    const lane = lanes.get(key) ?? createLane(target, means);
    lanes.set(key, lane);
    return lane;
  };

  return {
    async send(records, { codec = 'none', signal } = {}) {
      if (closed) throw new AppError('SHUTTING_DOWN', 'The writer is closed.');
      const queuedAt = Date.now();
      const results: Promise<Outcome<Written>>[] = [];
      const deliveries = new Map<Lane, Entry[]>();
      for (const record of records) {
        const lane = laneOf({ topic: record.topic, partition: record.partition });
        const entries = deliveries.get(lane) ?? [];
        deliveries.set(lane, entries);
        results.push(new Promise((settle) => entries.push({ record, settle })));
      }
      for (const [lane, entries] of deliveries) lane.add({ entries, codec, queuedAt, signal });
      return Promise.all(results);
    },
    async close() {
      closed = true;
      await Promise.all([...lanes.values()].map((lane) => lane.idle()));
    },
  };
}
