import type { OffsetHistory } from '../../observe/history/offset-history.ts';
import type { OffsetSeries } from '../../observe/history/offset-series.ts';
import type { SampleClock, Slot } from '../../observe/history/sample-clock.ts';
import type { PartitionOffsets } from '../../observe/snapshot.ts';
import { bucketEdges } from './bucket-edges.ts';
import { type Asked, askedPart, type CountedLog, type FailedLog, timeOf } from './counted-log.ts';

export interface Watched {
  history: OffsetHistory;
  /** By partition. */
  offsets: readonly PartitionOffsets[];
}

export interface Counted {
  /** Milliseconds since 1970, ascending; none: the range is empty. */
  edges: number[];
  logs: CountedLog[];
  failed: FailedLog[];
}

const mostBuckets = 120;
/** No finer than what was sampled, in milliseconds. */
const leastMs = { recent: 15_000, long: 60_000 } as const;
/** How long before an edge its sample may lie, in milliseconds. */
const patienceMs = { recent: 20_000, long: 150_000 } as const;

/** What arrived in the range by the console's own history; without a beginning, since this began. Asks Kafka nothing. */
export function countWatched(asked: Asked, { history, offsets }: Watched, now: number): Counted {
  const { clock } = history;
  const from = timeOf(asked.from) ?? clock.since() ?? now;
  const to = timeOf(asked.to) ?? Math.max(now, from);
  const least = clock.slots(from, to)[0]?.tier ?? 'long';
  const edges = bucketEdges(from, to, mostBuckets, leastMs[least]);
  const samples = samplesAt(clock, edges);
  const counted: Counted = { edges, logs: [], failed: [] };
  for (const partition of asked.partitions) {
    const { start = null, end = null, error = null } = offsets[partition] ?? {};
    if (start === null || end === null) {
      counted.failed.push({ partition, error: error ?? notRead });
      continue;
    }
    const at = watchedAt(history.partition(asked.topic, partition)?.end ?? null, samples);
    counted.logs.push({ partition, ...askedPart(asked, { start, end }), at });
  }
  return counted;
}

const notRead = { code: 'NOT_READY', message: 'Where its log begins and ends has not been read yet.' };

/** The last sample before each edge, unless the console was not looking then. */
function samplesAt(clock: SampleClock, edges: readonly number[]): (Slot | null)[] {
  const slots = clock.slots((edges[0] ?? 0) - patienceMs.long, edges.at(-1) ?? 0);
  let next = 0;
  return edges.map((edge) => {
    while (next < slots.length && (slots[next] as Slot).at <= edge) next += 1;
    const slot = slots[next - 1];
    return slot && edge - slot.at <= patienceMs[slot.tier] ? slot : null;
  });
}

function watchedAt(ends: OffsetSeries | null, samples: readonly (Slot | null)[]): (bigint | null)[] {
  return samples.map((slot) => (slot && ends ? ends.at(slot) : null));
}
