import { messageQuery } from '../../../lib/contracts/messages.ts';
import type { TraceEvent, TraceQuery } from '../../../lib/contracts/trace.ts';
import { AppError } from '../../../lib/errors.ts';
import type { Usuals } from '../../serde/usual.ts';
import { type Cursor, fingerprint } from '../cursor.ts';
import { kafkaSource } from '../kafka-source.ts';
import { parseFilter } from '../parse-filter.ts';
import { parseRange, type Range } from '../parse-range.ts';
import { parseSearch } from '../parse-search.ts';
import { beginning, stopsAt } from '../plan-scan.ts';
import { type PlannedTopic, planTopic, topicIdOf } from '../plan-topic.ts';
import { type FoundEvent, type Place, runScan, type ScanResult } from '../run-scan.ts';
import { doneEvent, findPending, planEvent } from '../scan-events.ts';
import type { ScanContext } from '../scan-topic.ts';
import { schemasOf } from '../show-record.ts';
import { usualFormats } from '../usual-formats.ts';
import { joinSources } from './join-sources.ts';
import { joinCursors, splitCursors } from './trace-cursor.ts';

interface Slot {
  topic: string;
  partition: number;
}

const SHOWN_BYTES = 64 * 1024;

/**
 * What several topics hold, as one scan over the partitions of all: merged by time, read at the reader's pace. Throws
 * before the first event BAD_REQUEST, CURSOR_INVALID, CURSOR_OUTDATED, TOPIC_NOT_FOUND, and why a topic can't be read
 * at all.
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
  const hash = fingerprint([
    ...['trace', ...names, order, query.from, query.to, query.slack, isolation],
    ...[query.search, query.searchIn, query.case, query.key, query.filter, query.keySerde, query.valueSerde],
  ]);
  const cursors = query.cursor === undefined ? null : splitCursors(query.cursor, hash, names.length);

  engine.reader.warm();
  const planned = await Promise.all(
    names.map((name, index) => planTopic(client, name, asked, range, cursors?.[index] ?? null)),
  );
  const cursorAt = (places: readonly Place[]) => {
    const own = ownPlaces(planned, places);
    const each = planned.map(({ topic, times, plan }, index): Cursor => {
      const partitions = stopsAt(plan, own[index] ?? [], cursors?.[index] ?? null, order === 'oldest');
      return { order, query: hash, topicId: topicIdOf(topic), ...times, partitions };
    });
    return joinCursors(each);
  };
  const cursor = cursorAt(planned.flatMap(({ plan }) => beginning(plan, order)));
  yield { ...tracePlan(planned, startedAt), cursor };

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
  const scan = runScan({ order, live: false, limit, sparse, ranges }, { source, leaders, signal, now, cursorAt });
  let step = await scan.next();
  for (; !step.done; step = await scan.next()) yield traced(step.value, slots);
  const done = traceDone(planned, step.value, await pending);
  yield { ...done, cursor: done.reason === 'end' ? null : cursorAt(step.value.partitions) };
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

type Done = Extract<TraceEvent, { type: 'done' }>;
type Plan = Extract<TraceEvent, { type: 'plan' }>;

/** What slots have, by topic and under the partitions' own numbers. */
function ownPlaces<P extends { partition: number }>(planned: readonly PlannedTopic[], slots: readonly P[]): P[][] {
  let taken = 0;
  return planned.map(({ plan: { ranges } }) => {
    const own = slots.slice(taken, taken + ranges.length);
    taken += ranges.length;
    return own.map((place, index) => ({ ...place, partition: ranges[index]?.partition ?? place.partition }));
  });
}

const instantOf = (ms: bigint | null | undefined) => (ms == null ? null : new Date(Number(ms)).toISOString());

function tracePlan(planned: readonly PlannedTopic[], startedAt: number): Omit<Plan, 'cursor'> {
  const plans = planned.map(({ topic, plan }) => ({ topic, event: planEvent(plan, topic, false, startedAt) }));
  return {
    type: 'plan',
    topics: plans.map(({ topic, event: { topicId, partitions } }) => ({ topic: topic.name, topicId, partitions })),
    approxRecords: plans.reduce((sum, { event }) => sum + BigInt(event.approxRecords), 0n).toString(),
    from: instantOf(planned[0]?.times.fromTime),
    to: instantOf(planned[0]?.times.toTime),
    at: new Date(startedAt).toISOString(),
  };
}

function traceDone(
  planned: readonly PlannedTopic[],
  result: ScanResult,
  pending: readonly Done['topics'][number]['pending'][],
): Omit<Done, 'cursor'> {
  const places = ownPlaces(planned, result.partitions);
  const topics = planned.map(({ topic, plan, slackMs }, index) => {
    const { partitions } = doneEvent(plan, { ...result, partitions: places[index] ?? [] }, result.reason);
    return { topic: topic.name, partitions, pending: pending[index] ?? [], slackMs: Number(slackMs) };
  });
  const failed = planned.some(({ plan }) => plan.failed.length > 0);
  const { type, scanned, matched, bytes, filterErrors } = doneEvent({ ranges: [], failed: [] }, result, result.reason);
  const reason = result.reason === 'end' && failed ? 'error' : result.reason;
  return { type, scanned, matched, bytes, filterErrors, reason, topics };
}
