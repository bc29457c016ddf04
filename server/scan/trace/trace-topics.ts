import { messageQuery } from '../../../lib/contracts/messages.ts';
import type { TraceEvent, TraceQuery } from '../../../lib/contracts/trace.ts';
import { AppError } from '../../../lib/errors.ts';
import type { Usuals } from '../../serde/usual.ts';
import { kafkaSource } from '../kafka-source.ts';
import { parseFilter } from '../parse-filter.ts';
import { parseRange, type Range } from '../parse-range.ts';
import { parseSearch } from '../parse-search.ts';
import { type PlannedTopic, planTopic } from '../plan-topic.ts';
import { type FoundEvent, runScan, type ScanResult } from '../run-scan.ts';
import { doneEvent, findPending, planEvent } from '../scan-events.ts';
import type { ScanContext } from '../scan-topic.ts';
import { schemasOf } from '../show-record.ts';
import { usualFormats } from '../usual-formats.ts';
import { joinSources } from './join-sources.ts';

interface Slot {
  topic: string;
  partition: number;
}

const SHOWN_BYTES = 64 * 1024;

/**
 * What several topics hold, as one scan over the partitions of all: merged by time, read at the reader's pace. Throws
 * before the first event BAD_REQUEST, TOPIC_NOT_FOUND, and why a topic can't be read at all.
 */
export async function* traceTopics(
  names: readonly string[],
  query: Omit<TraceQuery, 'topics'>,
  { client, engine, registry, signal, now, defect }: Omit<ScanContext, 'totals' | 'shownBytes'>,
): AsyncGenerator<TraceEvent, void, undefined> {
  const { order, isolation, limit } = query;
  const startedAt = now();
  const asked = messageQuery.parse(query);
  const range = parseRange(asked, startedAt);
  assertTimes(range);
  const literals = parseSearch(asked);
  const filter = parseFilter(asked);

  engine.reader.warm();
  const planned = await Promise.all(names.map((name) => planTopic(client, name, asked, range, null)));
  yield tracePlan(planned, range, startedAt);

  const looks = planned.map(({ topic, logs }) => usualFormats(topic, logs, { client, engine, signal, defect }));
  const usuals = await Promise.all(looks);
  const parts = planned.map(({ topic, times, plan }, index) => {
    const show = {
      topic: topic.name,
      ...schemasOf(registry, topic.name),
      usuals: usuals[index] as Usuals,
      keySerde: query.keySerde,
      valueSerde: query.valueSerde,
      maxBytes: SHOWN_BYTES,
      raw: false,
    };
    const sought = { order, isolation, ...times, literals, filter, show };
    const source = kafkaSource(client, topic, sought, { ...engine, registry, defect });
    return { source, partitions: plan.ranges.map(({ partition }) => partition) };
  });
  const slots = planned.flatMap(({ topic, plan }) =>
    plan.ranges.map(({ partition }): Slot => ({ topic: topic.name, partition })),
  );
  const ranges = planned.flatMap(({ plan }) => plan.ranges).map((each, slot) => ({ ...each, partition: slot }));
  const source = joinSources(parts);
  const leaders = await source.leaders({ fresh: false });
  const pending = Promise.all(
    planned.map(async ({ topic, plan }, index) => {
      const own = await (parts[index] as (typeof parts)[number]).source.leaders({ fresh: false });
      return findPending(client, topic, plan.ranges, own);
    }),
  );
  const sparse = literals.length > 0 || filter !== null;
  const scan = runScan({ order, live: false, limit, sparse, ranges }, { source, leaders, signal, now });
  let step = await scan.next();
  for (; !step.done; step = await scan.next()) yield traced(step.value, slots);
  yield traceDone(planned, step.value, await pending);
}

/** An offset is another place in every topic. */
function assertTimes({ from, to }: Range): void {
  for (const [field, place] of Object.entries({ from, to })) {
    if (place.kind === 'earliest' || place.kind === 'time' || (field === 'to' && place.kind === 'latest')) continue;
    const problem = `must be a time such as 2026-11-20T10:00:00Z or -2h, not ${place.kind === 'offset' ? 'an offset, which is another place in each topic' : place.kind}`;
    throw new AppError('BAD_REQUEST', `The parameter \`${field}\` ${problem}.`, {
      details: { fields: [{ in: 'query', field, problem }] },
    });
  }
}

function traced(event: FoundEvent, slots: readonly Slot[]): TraceEvent {
  const placed = <E extends { partition: number }>(entry: E) => ({ ...entry, ...(slots[entry.partition] as Slot) });
  if (event.type === 'progress') return { ...event, partitions: event.partitions.map(placed) };
  return placed(event);
}

function tracePlan(planned: readonly PlannedTopic[], range: Range, startedAt: number): TraceEvent {
  const plans = planned.map(({ topic, plan }) => ({ topic, event: planEvent(plan, topic, false, startedAt) }));
  return {
    type: 'plan',
    topics: plans.map(({ topic, event: { topicId, partitions } }) => ({ topic: topic.name, topicId, partitions })),
    approxRecords: plans.reduce((sum, { event }) => sum + BigInt(event.approxRecords), 0n).toString(),
    from: range.from.kind === 'time' ? new Date(Number(range.from.at)).toISOString() : null,
    to: range.to.kind === 'time' ? new Date(Number(range.to.at)).toISOString() : null,
    at: new Date(startedAt).toISOString(),
  };
}

type Done = Extract<TraceEvent, { type: 'done' }>;

function traceDone(
  planned: readonly PlannedTopic[],
  result: ScanResult,
  pending: readonly Done['topics'][number]['pending'][],
): Done {
  let taken = 0;
  const topics = planned.map(({ topic, plan, slackMs }, index) => {
    const own = result.partitions.slice(taken, taken + plan.ranges.length).map((entry, at) => {
      return { ...entry, partition: plan.ranges[at]?.partition ?? entry.partition };
    });
    taken += plan.ranges.length;
    const { partitions } = doneEvent(plan, { ...result, partitions: own }, result.reason);
    return { topic: topic.name, partitions, pending: pending[index] ?? [], slackMs: Number(slackMs) };
  });
  const failed = planned.some(({ plan }) => plan.failed.length > 0);
  const { type, scanned, matched, bytes, filterErrors } = doneEvent({ ranges: [], failed: [] }, result, result.reason);
  const reason = result.reason === 'end' && failed ? 'error' : result.reason;
  return { type, scanned, matched, bytes, filterErrors, reason, topics };
}
