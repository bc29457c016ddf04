import type { CallOptions, KafkaClient } from '../../kafka/client.ts';

export interface WantedRecord {
  topic: string;
  topicId: string | null;
  partition: number;
  offset: bigint;
  /** The high watermark. */
  end: bigint;
}

/** What stands at the offset that a group reads next. */
export interface NextRecord {
  /** Milliseconds since 1970, of the batch that the record is in; null where there is no record. */
  timestamp: number | null;
  /** From the offset to the end there are only markers of transactions. */
  onlyMarkers: boolean;
}

/** Enough for the headers of some control batches; a batch that is longer is cut and still has its header. */
const bytesPerPartition = 1_024;

/** One request to the leader of all these partitions. What it refuses is left out. */
export async function readNextRecords(
  kafka: KafkaClient,
  wanted: readonly WantedRecord[],
  options: CallOptions & { node: number },
): Promise<Map<WantedRecord, NextRecord>> {
  const topics = [...Map.groupBy(wanted, ({ topic }) => topic)].map(([topic, rows]) => ({
    topic,
    ...(rows[0]?.topicId && { topicId: rows[0].topicId }),
    partitions: rows.map(({ partition, offset }) => ({
      partition,
      fetchOffset: offset,
      partitionMaxBytes: bytesPerPartition,
    })),
  }));
  const limits = { maxWaitMs: 0, minBytes: 0, maxBytes: bytesPerPartition * wanted.length, isolationLevel: 0 };
  // Nothing is waited for, so it need not stand in the lane of those who wait.
  const answer = await kafka.call(
    'Fetch',
    { ...limits, topics, forgottenTopicsData: [] },
    { ...options, lane: 'control' },
  );
  const found = new Map<WantedRecord, NextRecord>();
  for (const { topic, topicId, partitions } of answer.responses) {
    for (const { partitionIndex, errorCode, records } of partitions) {
      const row = wanted.find(
        (one) => one.partition === partitionIndex && (one.topic === topic || one.topicId === topicId),
      );
      if (row && errorCode === 0) found.set(row, nextRecordOf(records ?? Buffer.alloc(0), row));
    }
  }
  return found;
}

const headerBytes = 61;
const controlBatch = 1 << 5;

/** Layout: Kafka's documentation, "Record Batch" (magic 2). Only headers are looked at. */
export function nextRecordOf(bytes: Buffer, { offset, end }: Pick<WantedRecord, 'offset' | 'end'>): NextRecord {
  let at = 0;
  while (at + headerBytes <= bytes.length && bytes.readInt8(at + 16) === 2) {
    const lastOffset = bytes.readBigInt64BE(at) + BigInt(bytes.readInt32BE(at + 23));
    const control = (bytes.readInt16BE(at + 21) & controlBatch) !== 0;
    if (lastOffset >= offset) {
      if (!control) return { timestamp: Number(bytes.readBigInt64BE(at + 27)), onlyMarkers: false };
      if (lastOffset >= end - 1n) return { timestamp: null, onlyMarkers: true };
    }
    at += 12 + Math.max(0, bytes.readInt32BE(at + 8));
  }
  return { timestamp: null, onlyMarkers: false };
}
