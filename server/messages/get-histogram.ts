import 'server-only';
import type { InputOf, ReplyOf } from '@/lib/contracts/contract';
import type { getHistogram as contract } from '@/lib/contracts/histogram';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ClusterCtx } from '../access/ctx.ts';
import { parseRange, type Range } from '../scan/parse-range.ts';
import { untilDeadline } from '../scan/within.ts';
import { findTopic } from '../topics/find-topic.ts';
import { countDated } from './histogram/count-dated.ts';
import { type Counted, countWatched } from './histogram/count-watched.ts';
import { type Asked, countOffsets } from './histogram/counted-log.ts';
import { whyNotDated } from './histogram/why-not-dated.ts';

type Reply = ReplyOf<typeof contract>;

/** How long brokers may take to look up times, in milliseconds; what is not known by then is a gap. */
const patienceMs = 5_000;

/** The offsets of a topic over time: by the console's own history where it reaches back far enough, else as Kafka says. */
export async function getHistogram(
  ctx: ClusterCtx,
  { topic, cluster, ...query }: InputOf<typeof contract>,
): Promise<Reply> {
  authorize(ctx, 'view', { kind: 'topic', cluster: ctx.cluster.name, name: topic });
  const now = ctx.now();
  const asOf = new Date(now).toISOString();
  const range = parseRange({ order: 'oldest', ...query }, now);
  const { snapshot, observer, found } = await findTopic(ctx, { topic });
  const asked = { ...range, topic, partitions: choosePartitions(range, topic, found.partitions.length) };

  const watched = { history: observer.history, offsets: snapshot.offsets.get(topic) ?? [] };
  const seen = countWatched(asked, watched, now);
  if (reachesBack(asked, seen)) return { ...histogramOf('history', seen), asOf };

  const kafka = untilDeadline(observer.kafka, Date.now() + patienceMs);
  const refusal = await whyNotDated(kafka, topic, asked.partitions.length);
  if (refusal === null) return { ...histogramOf('timestamps', await countDated(asked, kafka, now)), asOf };
  const known = histogramOf('history', seen);
  if (known.buckets.some(({ offsets }) => offsets !== null)) {
    return { ...known, note: `${refusal.message} Shown is what the console saw arrive since it watches.`, asOf };
  }
  const message = `${refusal.message} The console’s own history does not reach into it either.`;
  return { ...known, source: null, buckets: [], unavailable: { ...refusal, message }, asOf };
}

/** Offsets say nothing of time: only a range that begins at one can be known to lie within the history. */
function reachesBack({ from }: Asked, { logs }: Counted): boolean {
  return from.kind === 'time' && logs.length > 0 && logs.every(({ at }) => (at[0] ?? null) !== null);
}

function histogramOf(source: 'history' | 'timestamps', { edges, logs, failed }: Counted): Omit<Reply, 'asOf'> {
  const offsets = countOffsets(logs, edges.length);
  const buckets = offsets.map((count, index) => ({
    from: edges[index] as number,
    to: edges[index + 1] as number,
    offsets: logs.length === 0 ? null : (count?.toString() ?? null),
  }));
  return { source, buckets, partitions: logs.length, failed, note: null, unavailable: null };
}

function choosePartitions({ partitions }: Range, topic: string, total: number): number[] {
  const missing = partitions?.find((partition) => partition >= total);
  if (missing === undefined) return partitions ?? [...Array(total).keys()];
  const message = `Topic ${topic} has no partition ${missing}; it has ${total}, from 0 on.`;
  throw new AppError('PARTITION_NOT_FOUND', message, { details: { partition: missing, partitions: total } });
}
