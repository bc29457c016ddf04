import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { plural } from '../../lib/format/number.ts';
import { formatDateTime, formatNear } from '../../lib/format/time.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { isoTime } from '../groups/offset-effects.ts';
import { groupName } from '../groups/read-groups.ts';
import { kafkaCommand } from './command-line.ts';
import type { PurgedLog } from './plan-purge.ts';
import { isActive, type TopicReader } from './topic-readers.ts';

/** When records were written, in milliseconds since 1970; undefined: not found out. */
export interface LostTimes {
  /** Of the first and the last record that go. */
  readonly first: bigint | null | undefined;
  readonly last: bigint | null | undefined;
  /** Of the first record that stays; null: none does. */
  readonly kept: bigint | null | undefined;
}

export type TimedPurge = PurgedLog & LostTimes;

export interface PurgeFacts {
  readonly topics: readonly string[];
  readonly logs: readonly TimedPurge[];
  /** Of how many partitions the times were read. */
  readonly timed: number;
  /** By topic; null: not known. */
  readonly readers: ReadonlyMap<string, readonly TopicReader[] | null>;
}

/** What a plan keeps until it is applied, a row for each effect. */
export type PurgeWrite = { topic: string; partition: number; offset: string };

export function draftPurge({ topics, logs, timed, readers }: PurgeFacts, connection: ConnectionConfig): Draft {
  const place = topics.length === 1 ? (topics[0] ?? '') : plural(topics.length, 'topic');
  const count = logs.reduce((sum, { before, after }) => sum + after - before, 0n);
  const range = rangeOf(logs);
  const records = plural(count, 'record');
  return {
    title: `Purge ${place}`,
    summary: `Up to ${records} in ${plural(logs.length, 'partition')} will be deleted for good${range ? `, written ${range}` : ''}.`,
    verb: `Delete ${records}`,
    effects: logs.map(purgeEffect),
    warnings: [...unreadWarnings(logs, readers), ...unknownWarnings(logs, timed, readers)],
    command: commandOf(logs, connection),
    confirm: place,
    payload: logs.map(({ topic, partition, after }) => ({ topic, partition, offset: after.toString() })),
    undo: { reason: 'Deleted records cannot be brought back.' },
  };
}

function purgeEffect(log: TimedPurge): Effect {
  const { topic, partition, before, after, kept } = log;
  const range = rangeOf([log]);
  const at = kept === null ? null : isoTime(kept);
  return {
    resource: `${topic}-${partition}`,
    field: 'low watermark',
    before: before.toString(),
    after: after.toString(),
    ...(range && { note: `written ${range}` }),
    records: { count: (after - before).toString(), word: 'deleted' },
    ...(at !== undefined && { at }),
  };
}

/** From the earliest to the latest of what goes; null unless all of it is known. */
function rangeOf(logs: readonly LostTimes[]): string | null {
  const times = logs.flatMap(({ first, last }) => [first, last]);
  const known = times.filter((time) => time != null);
  if (known.length < times.length) return null;
  const from = Number(known.reduce((a, b) => (a < b ? a : b)));
  const to = Number(known.reduce((a, b) => (a > b ? a : b)));
  const [first, last] = [formatDateTime(from, 'UTC'), formatDateTime(to, 'UTC')];
  return first === last ? `${first} UTC` : `${first} to ${formatNear(to, from, 'UTC')} UTC`;
}

/** How many of the records that go each group has yet to read, where it has committed. */
export function unreadLoss(logs: readonly PurgedLog[], readers: PurgeFacts['readers']): Map<string, bigint> {
  const losses = new Map<string, bigint>();
  for (const { topic, partition, before, after } of logs) {
    for (const { group, commits } of readers.get(topic) ?? []) {
      const commit = commits.get(partition);
      if (commit === undefined || commit >= after) continue;
      losses.set(group, (losses.get(group) ?? 0n) + after - (commit > before ? commit : before));
    }
  }
  return losses;
}

const mostNamed = 5;

function unreadWarnings(logs: readonly PurgedLog[], readers: PurgeFacts['readers']): Warning[] {
  const losses = [...unreadLoss(logs, readers)].sort(([, a], [, b]) => (a < b ? 1 : a > b ? -1 : 0));
  if (losses.length === 0) return [];
  const active = new Set(
    [...readers.values()].flatMap((all) => (all ?? []).filter(isActive)).map(({ group }) => group),
  );
  const named = losses
    .slice(0, mostNamed)
    .map(
      ([group, count]) => `${groupName(group)}${active.has(group) ? ' (active)' : ''} up to ${plural(count, 'record')}`,
    );
  const more = losses.length > mostNamed ? [`${losses.length - mostNamed} more groups others`] : [];
  return [
    {
      severity: 'critical',
      title: `${plural(losses.length, 'group')} ${losses.length === 1 ? 'has' : 'have'} not read all of these records.`,
      text: `They lose: ${[...named, ...more].join(', ')}. Where a group’s offset is gone its auto.offset.reset decides: earliest goes on at the first record that is left, latest skips to the end, none stops it.`,
    },
  ];
}

function unknownWarnings(logs: readonly PurgedLog[], timed: number, readers: PurgeFacts['readers']): Warning[] {
  const warnings: Warning[] = [];
  if ([...readers.values()].includes(null)) {
    warnings.push({
      severity: 'warning',
      title: 'Which groups have yet to read these records is not known.',
      text: 'The groups of the cluster could not be read.',
    });
  }
  if (timed < logs.length) {
    warnings.push({
      severity: 'info',
      title: `The times of records are shown for the first ${plural(timed, 'partition')} alone.`,
      text: 'Each is read from the partition itself; for all of them that would take too long.',
    });
  }
  return warnings;
}

/** The tool takes its offsets from a file. */
function commandOf(logs: readonly PurgedLog[], connection: ConnectionConfig): string {
  const rows = logs.map(
    ({ topic, partition, after }) => `  {"topic":"${topic}","partition":${partition},"offset":${after}}`,
  );
  const file = `{"version":1,"partitions":[\n${rows.join(',\n')}\n]}`;
  const command = kafkaCommand(connection, 'kafka-delete-records', [['--offset-json-file', 'purge.json']]);
  return `cat > purge.json <<'END'\n${file}\nEND\n${command}`;
}
