import type { RestoreOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { partitionKey } from '../kafka/routing.ts';
import { wrongField } from '../topics/named-topics.ts';
import type { OffsetRow } from './offset-draft.ts';
import { MAX_OFFSET } from './parse-offsets-csv.ts';
import { recordsBetween } from './plan-offset-reset.ts';
import type { Commit } from './read-groups.ts';
import { type LogEdges, readLogs } from './read-logs.ts';
import { readRecordTimes } from './read-record-times.ts';

type Wanted = RestoreOffsetsRequest['offsets'][number];

/** Each commit as it is and as it shall be. What is no longer there to commit on stays, and says why. */
export async function readRestore(
  kafka: KafkaClient,
  { offsets }: RestoreOffsetsRequest,
  commits: readonly Commit[],
): Promise<OffsetRow[]> {
  assertWritable(offsets);
  const known = new Map(commits.map((commit) => [partitionKey(commit), commit]));
  const logs = await readLogs(kafka, offsets);
  const rows = offsets.map((wanted, index): OffsetRow & { end: bigint | null } => {
    const commit = known.get(partitionKey(wanted)) ?? null;
    const log = logs[index];
    if (log?.ok) return { ...restored(wanted, commit, log.value), end: log.value.end.offset };
    const { topic, partition } = wanted;
    const [before, note] = [commit?.offset ?? null, `stays: ${log?.error.message ?? 'its log was not read'}`];
    return {
      topic,
      partition,
      before,
      after: before,
      clamped: null,
      records: null,
      commit,
      target: null,
      note,
      end: null,
    };
  });
  const timed = rows.flatMap((row) =>
    row.end === null || row.after === null ? [] : [{ ...row, offset: row.after, end: row.end }],
  );
  const times = await readRecordTimes(kafka, timed);
  const at = new Map(timed.map((row, index) => [partitionKey(row), times[index]]));
  return rows.map(({ end: _, ...row }) => ({ ...row, at: at.get(partitionKey(row)) }));
}

function restored(
  { topic, partition, offset, metadata, leaderEpoch }: Wanted,
  commit: Commit | null,
  log: LogEdges,
): OffsetRow {
  const [before, after] = [commit?.offset ?? null, offset === null ? null : BigInt(offset)];
  const bounds = { start: log.start.offset, end: log.end.offset };
  const other = after !== null && ((metadata ?? '') !== commit?.metadata || leaderEpoch !== commit.leaderEpoch);
  return {
    topic,
    partition,
    before,
    after,
    clamped: null,
    records: recordsBetween(before, after, bounds),
    commit,
    target: after === null ? null : { metadata, leaderEpoch },
    rewritten: other && before === after,
    note: noteOf(after, bounds),
  };
}

function noteOf(after: bigint | null, { start, end }: { start: bigint; end: bigint }): string | undefined {
  if (after === null || (after >= start && after <= end)) return undefined;
  return after < start ? `below the start ${start} of the log` : `beyond the end ${end} of the log`;
}

/** Throws BAD_REQUEST for a partition that stands twice, and for what the protocol has no room for. */
function assertWritable(offsets: readonly Wanted[]): void {
  const seen = new Set<string>();
  for (const [index, row] of offsets.entries()) {
    const { topic, partition, offset } = row;
    const field = `offsets.${index}`;
    if (seen.has(partitionKey(row))) throw wrongField(field, `names partition ${partition} of ${topic} again`);
    seen.add(partitionKey(row));
    if (offset !== null && (BigInt(offset) < 0n || BigInt(offset) > MAX_OFFSET)) {
      throw wrongField(`${field}.offset`, `must be from 0 to ${MAX_OFFSET}, not ${offset}`);
    }
  }
}
