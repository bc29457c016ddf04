import type { KafkaClient } from '../kafka/client.ts';
import { readTimeoutMs } from './ask-any.ts';
import type { OffsetHistory } from './history/offset-history.ts';
import type { Slot } from './history/sample-clock.ts';
import { endsOf, passedAt } from './lag/lag-seconds.ts';
import { nextOffset, positionOf } from './lag/position.ts';
import { type NextRecord, readNextRecords, type WantedRecord } from './read/next-records.ts';
import type { GroupState, PartitionOffsets, TopicState } from './snapshot.ts';

/** Lookups in one sample; what does not fit comes with the next. */
const mostLookups = 100;
/** A lag up to this may be markers of transactions alone. */
const fewRecords = 8n;
/** Markers are looked for where nothing has moved for so long. */
const quietMs = 10_000;

/** Looks at the records that groups read next where the history cannot tell what the console wants to know. */
export interface NextRecords {
  of(topic: string, partition: number, offset: bigint): NextRecord | null;
  look(kafka: KafkaClient, wanted: readonly WantedRecord[], leaderOf: LeaderOf): Promise<void>;
}

type LeaderOf = (topic: string, partition: number) => number | null;

export function createNextRecords(): NextRecords {
  let known = new Map<string, { end: bigint; record: NextRecord }>();

  return {
    of: (topic, partition, offset) => known.get(keyOf(topic, partition, offset))?.record ?? null,
    async look(kafka, wanted, leaderOf) {
      const kept: typeof known = new Map();
      const missing: WantedRecord[] = [];
      for (const row of wanted) {
        const entry = known.get(keyOf(row.topic, row.partition, row.offset));
        // A record stays what it is; that there are only markers holds until something is written.
        if (entry && (entry.record.timestamp !== null || entry.end === row.end))
          kept.set(keyOf(row.topic, row.partition, row.offset), entry);
        else if (missing.length < mostLookups) missing.push(row);
      }
      known = kept;
      const byLeader = Map.groupBy(missing, ({ topic, partition }) => leaderOf(topic, partition));
      await Promise.all(
        [...byLeader].map(async ([node, rows]) => {
          if (node === null) return;
          const options = { node, timeoutMs: readTimeoutMs };
          const found = await readNextRecords(kafka, rows, options).catch(() => new Map<WantedRecord, NextRecord>());
          for (const [row, record] of found)
            kept.set(keyOf(row.topic, row.partition, row.offset), { end: row.end, record });
        }),
      );
    },
  };
}

function keyOf(topic: string, partition: number, offset: bigint): string {
  return `${topic}/${partition}/${offset}`;
}

export interface LookedThrough {
  now: number;
  groups: ReadonlyMap<string, GroupState>;
  topics: ReadonlyMap<string, TopicState>;
  offsets: ReadonlyMap<string, readonly PartitionOffsets[]>;
  history: OffsetHistory;
  slots: readonly Slot[];
}

/** Offsets worth a look: commits older than the history, and small lags that have come to rest. */
export function wantedRecords({ now, groups, topics, offsets, history, slots }: LookedThrough): WantedRecord[] {
  const wanted = new Map<string, WantedRecord>();
  for (const group of groups.values()) {
    if (group.error !== null) continue;
    for (const commit of group.committed ?? []) {
      const { topic, partition } = commit;
      const log = offsets.get(topic)?.[partition];
      if (!log || log.error !== null || log.end === null || log.start === null) continue;
      const from = nextOffset(positionOf(commit, log.end), log.start);
      if (from >= log.end) continue;
      const series = history.partition(topic, partition)?.end ?? null;
      const lookAt = (moved: number | null | undefined) => now - (moved ?? 0) >= quietMs;
      const resting = lookAt(series?.changedAt) && lookAt(history.committed(group.id, topic, partition)?.changedAt);
      const few = log.end - from <= fewRecords && resting;
      if (!few && series && passedAt(from, endsOf(series, slots)) !== null) continue;
      const topicId = topics.get(topic)?.id ?? null;
      wanted.set(keyOf(topic, partition, from), { topic, topicId, partition, offset: from, end: log.end });
    }
  }
  return [...wanted.values()];
}
