import type { KafkaClient } from '../../kafka/client.ts';
import { LATEST_TIME, listOffsets } from '../../kafka/list-offsets.ts';
import { readFacts } from '../../scan/offsets.ts';
import { bucketEdges } from './bucket-edges.ts';
import type { Counted } from './count-watched.ts';
import { type Asked, askedPart, timeOf } from './counted-log.ts';

export const mostPartitions = 12;
const mostBuckets = 30;
/** How many of the edges are asked for at the same time. */
const lanes = 4;

/**
 * What lies in the range by the records' own times: one ListOffsets to each leader for every edge. Without a beginning
 * or an end, from the first record or to the last.
 */
export async function countDated(asked: Asked, kafka: KafkaClient, now: number): Promise<Counted> {
  const { topic, partitions } = asked;
  const [facts, [from, to]] = await Promise.all([
    readFacts(kafka, topic, partitions, 'read_uncommitted', { from: null, to: null }),
    endsOf(asked, kafka, now),
  ]);
  const edges = from === null ? [] : bucketEdges(from, to, mostBuckets);
  const found = await placesAt(edges, asked, kafka);
  const counted: Counted = { edges, logs: [], failed: [] };
  for (const [partition, fact] of facts) {
    if (!fact.ok) {
      const { code, message } = fact.error;
      counted.failed.push({ partition, error: { code, message } });
      continue;
    }
    const log = { start: fact.value.start, end: fact.value.highWatermark };
    const at = found.map((places) => placeIn(places, partition, log.end));
    // What is older than the first edge or newer than the last still belongs to a range that is open there.
    if (timeOf(asked.from) === null) at[0] = log.start;
    if (timeOf(asked.to) === null) at[edges.length - 1] = log.end;
    counted.logs.push({ partition, ...askedPart(asked, log), at });
  }
  return counted;
}

type Places = ReadonlyMap<number, bigint | 'end' | null>;

function placeIn(places: Places | undefined, partition: number, end: bigint): bigint | null {
  const place = places?.get(partition) ?? null;
  return place === 'end' ? end : place;
}

/** The first and the last edge; without a first one there are no records. */
async function endsOf(
  { from, to, ...asked }: Asked,
  kafka: KafkaClient,
  now: number,
): Promise<[number | null, number]> {
  const [fromTime, toTime] = [timeOf(from), timeOf(to)];
  const [firsts, lasts] = await Promise.all([
    fromTime === null ? timesOf(asked, kafka, 0n) : [],
    fromTime === null && toTime === null ? timesOf(asked, kafka, LATEST_TIME) : [],
  ]);
  const last = toTime ?? (lasts.length > 0 ? Math.min(now, Math.max(...lasts) + 1) : now);
  const first = fromTime ?? (firsts.length > 0 ? Math.min(...firsts) : null);
  if (first === null || toTime !== null) return [first, last];
  return [first, last > first ? last : Math.max(now, first + 1)];
}

/** Of the record that ListOffsets finds in each partition, milliseconds since 1970. */
async function timesOf({ topic, partitions }: Pick<Asked, 'topic' | 'partitions'>, kafka: KafkaClient, time: bigint) {
  const answers = await listOffsets(
    kafka,
    partitions.map((partition) => ({ topic, partition })),
    time,
  );
  return answers.flatMap(({ listed }) => (listed.ok && listed.value ? [Number(listed.value.timestamp)] : []));
}

/** Where the log of each partition stands at each edge: `end` where no record is that late, null where nobody says. */
async function placesAt(edges: readonly number[], { topic, partitions }: Asked, kafka: KafkaClient): Promise<Places[]> {
  const asked = partitions.map((partition) => ({ topic, partition }));
  const found: Places[] = [];
  const waiting = [...edges.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, edge] = next;
      const answers = await listOffsets(kafka, asked, BigInt(edge));
      found[index] = new Map(
        answers.map(({ partition, listed }) => [partition, listed.ok ? (listed.value?.offset ?? 'end') : null]),
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return found;
}
