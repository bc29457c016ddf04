import { outcome } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { readBatches } from '../kafka/records/batch.ts';
import type { Topic } from './kafka-source.ts';

/** Latest time that a date can hold. */
const MAX_DATE = 8_640_000_000_000_000n;

/** When the transaction that begins at `offset` wrote first, in ISO 8601, from that record itself; null: not told. */
export async function openSince(
  client: KafkaClient,
  topic: Topic,
  partition: number,
  offset: bigint,
  node: number | undefined,
): Promise<string | null> {
  if (node === undefined) return null;
  const partitions = [{ partition, fetchOffset: offset, partitionMaxBytes: 1 }];
  const body = {
    maxWaitMs: 0,
    minBytes: 1,
    maxBytes: 1,
    topics: [{ topic: topic.name, topicId: topic.id, partitions }],
  };
  const answer = await outcome(() => client.call('Fetch', body, { node }));
  const records = answer.ok ? answer.value.responses[0]?.partitions[0]?.records : null;
  if (!records) return null;
  for (const batch of readBatches(records)) {
    if (batch.lastOffset < offset || batch.kind === 'unreadable') continue;
    const { timestampType, maxTimestamp, baseTimestamp } = batch;
    const at = timestampType === 'append' ? maxTimestamp : baseTimestamp;
    return at > 0n && at <= MAX_DATE ? new Date(Number(at)).toISOString() : null;
  }
  return null;
}
