import type { KafkaClient } from '../kafka/client.ts';
import { partitionKey, type TopicPartition } from '../kafka/routing.ts';
import type { OffsetRow } from './offset-draft.ts';
import { type PlannedOffset, planOffsetReset } from './plan-offset-reset.ts';
import type { Commit } from './read-groups.ts';
import { type LogEdges, readLogs } from './read-logs.ts';
import { readRecordTimes } from './read-record-times.ts';
import type { ResetTarget } from './reset-target.ts';
import type { GivenOffset } from './select-partitions.ts';

export interface Reset {
  selected: readonly TopicPartition[];
  commits: readonly Commit[];
  /** The offsets of a CSV or another group; null: the target says where to. */
  given: readonly GivenOffset[] | null;
  target: ResetTarget;
  /** The whole group: what can't be moved stays. Otherwise it was asked for by name, and fails. */
  whole: boolean;
}

/** Each partition with where it goes: reads its log, decides, and reads the time of the record there. */
export async function readReset(kafka: KafkaClient, reset: Reset): Promise<OffsetRow[]> {
  const { selected, target, whole } = reset;
  const logs = await readLogs(kafka, selected, target.time);
  const commits = new Map(reset.commits.map((commit) => [partitionKey(commit), commit]));
  const given = new Map(reset.given?.map((row) => [partitionKey(row), row]));
  const rows = selected.map((place, index): Row => {
    const commit = commits.get(partitionKey(place)) ?? null;
    const log = logs[index];
    if (log?.ok) return moved(place, commit, log.value, given.get(partitionKey(place)) ?? null, target);
    if (!whole && log) throw log.error;
    const [before, note] = [commit?.offset ?? null, `stays: ${log?.error.message ?? 'its log was not read'}`];
    return { ...place, before, after: before, clamped: null, records: null, commit, target: null, note, log: null };
  });
  return withTimes(kafka, rows, target);
}

type Row = OffsetRow & { log: LogEdges | null };

function moved(
  place: TopicPartition,
  commit: Commit | null,
  log: LogEdges,
  given: GivenOffset | null,
  { aim, time }: ResetTarget,
): Row {
  const lead = given ?? log.found;
  const facts = { ...place, committed: commit?.offset ?? null, start: log.start.offset, end: log.end.offset };
  const planned = planOffsetReset(aim, { ...facts, wanted: lead?.offset ?? null });
  const known = [lead, log.start, log.end].find((one) => one?.offset === planned.after);
  return {
    ...planned,
    commit,
    log,
    target: { metadata: null, leaderEpoch: known?.leaderEpoch ?? -1 },
    note: noteOf(planned, time !== null && log.found === null),
  };
}

function noteOf({ before, after, clamped }: PlannedOffset, nothingSince: boolean): string | undefined {
  if (after === null) return 'stays: nothing is committed to shift from';
  if (clamped === 'start') return `below the start: moved to the start ${after}`;
  if (clamped === 'end') return `beyond the end: moved to the end ${after}`;
  if (nothingSince)
    return before === after ? 'unchanged: nothing was written since' : `nothing was written since: the end ${after}`;
  return undefined;
}

async function withTimes(kafka: KafkaClient, rows: readonly Row[], { time }: ResetTarget): Promise<OffsetRow[]> {
  const wanted = rows.flatMap((row, index) =>
    row.log && row.after !== null ? [{ ...row, index, offset: row.after, end: row.log.end.offset }] : [],
  );
  const times = await readRecordTimes(kafka, wanted);
  const found = new Map(wanted.map(({ index }, position) => [index, times[position]]));
  return rows.map(({ log, ...row }, index) => {
    const at = found.get(index);
    const older = time !== null && log !== null && log.start.offset > 0n && row.after === log.start.offset;
    const gone = older && at !== null && at !== undefined && at > time;
    return { ...row, at, note: gone ? 'the log starts here: what came before is gone' : row.note };
  });
}
