import type { MessageEvent } from '../../lib/contracts/messages.ts';
import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { toldErrors } from './filter/told-errors.ts';
import type { Topic } from './kafka-source.ts';
import { openSince } from './open-since.ts';
import type { PartitionRange } from './plan-ranges.ts';
import type { ScanPlan } from './plan-scan.ts';
import { topicIdOf } from './plan-topic.ts';
import type { ScanResult } from './run-scan.ts';
import { untilDeadline } from './within.ts';

type Event<Type extends MessageEvent['type']> = Extract<MessageEvent, { type: Type }>;

const sinceMs = 500;

export function planEvent(
  { ranges, failed }: ScanPlan,
  topic: Topic,
  live: boolean,
  at: number,
): Omit<Event<'plan'>, 'cursor'> {
  const planned = ranges.map(({ partition, start, end, clamped, pending }) => {
    const place = { partition, start: start.toString(), end: live ? null : end.toString(), clamped };
    return pending > 0n ? { ...place, pending: pending.toString() } : place;
  });
  const lacking = failed.map(({ partition, error }) => {
    return { partition, start: null, end: null, clamped: false, error: problemOf(error) };
  });
  return {
    type: 'plan',
    topicId: topicIdOf(topic),
    partitions: [...planned, ...lacking].sort((a, b) => a.partition - b.partition),
    approxRecords: ranges.reduce((sum, { start, end }) => sum + (end - start), 0n).toString(),
    at: new Date(at).toISOString(),
  };
}

export function doneEvent({ failed }: ScanPlan, result: ScanResult, reason: ScanResult['reason']) {
  const read = result.partitions.map(({ partition, from, to, reason, error }) => {
    return { partition, from: from.toString(), to: to.toString(), reason, ...(error && { error: problemOf(error) }) };
  });
  const lacking = failed.map(({ partition, error }) => {
    return { partition, from: null, to: null, reason: 'error' as const, error: problemOf(error) };
  });
  return {
    type: 'done' as const,
    reason,
    scanned: result.scanned.toString(),
    matched: result.matched.toString(),
    bytes: result.bytes.toString(),
    partitions: [...read, ...lacking].sort((a, b) => a.partition - b.partition),
    filterErrors: toldErrors(result.filterErrors),
  };
}

/** Asked while the scan runs, so that the end of it need not wait. */
export async function findPending(
  client: KafkaClient,
  topic: Topic,
  ranges: readonly PartitionRange[],
  leaders: ReadonlyMap<number, number>,
): Promise<Event<'done'>['pending']> {
  const bounded = untilDeadline(client, Date.now() + sinceMs);
  const open = ranges.filter((range) => range.pending > 0n);
  return Promise.all(
    open.map(async ({ partition, end, pending }) => ({
      partition,
      offsets: pending.toString(),
      since: await openSince(bounded, topic, partition, end, leaders.get(partition)),
    })),
  );
}

function problemOf({ code, message }: AppError) {
  return { code, message };
}
