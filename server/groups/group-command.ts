import type { ConnectionConfig } from '../config/cluster.ts';
import type { TopicPartition } from '../kafka/routing.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { kafkaCommand } from '../topics/command-line.ts';
import { type CsvOffset, formatOffsetsCsv } from './parse-offsets-csv.ts';

export interface NamedGroup {
  id: string;
  type: GroupType;
}

/** Some partitions of topics, one whole topic, or all that the group has. */
export type CommandScope = 'all' | string | readonly TopicPartition[];

const ordinary = { tool: 'kafka-consumer-groups', all: '--all-topics', topic: '--topic' };
const streams = { tool: 'kafka-streams-groups', all: '--all-input-topics', topic: '--input-topic' };
const share = { ...ordinary, tool: 'kafka-share-groups' };

function wordsOf(type: GroupType): typeof ordinary {
  return type === 'streams' ? streams : type === 'share' ? share : ordinary;
}

/** One of Kafka's tools for groups: the one for this type of group. */
export function groupCommand(connection: ConnectionConfig, type: GroupType, parts: readonly string[][]): string {
  return kafkaCommand(connection, wordsOf(type).tool, parts);
}

/** A reset by one of the aims that the tool knows, such as `['--to-offset', '42']`. */
export function resetCommand(
  connection: ConnectionConfig,
  { id, type }: NamedGroup,
  scope: CommandScope,
  aim: readonly string[],
): string {
  return groupCommand(connection, type, [
    ['--group', id, ...scopeWords(type, scope)],
    ['--reset-offsets', ...aim, '--execute'],
  ]);
}

/** Where the tool knows no such aim: the offsets themselves, in a file. The tool for share groups takes none. */
export function csvCommand(connection: ConnectionConfig, group: NamedGroup, offsets: readonly CsvOffset[]): string {
  if (group.type === 'share') return '# kafka-share-groups resets to the start, the end or a time; not to offsets.';
  const file = `cat > offsets.csv <<'CSV'\n${formatOffsetsCsv(offsets)}\nCSV`;
  return `${file}\n${resetCommand(connection, group, [], ['--from-file', 'offsets.csv'])}`;
}

/** The tool for share groups deletes the offsets of whole topics. */
export function deleteOffsetsCommand(
  connection: ConnectionConfig,
  { id, type }: NamedGroup,
  scope: Exclude<CommandScope, 'all'>,
): string {
  if (type === 'share' && typeof scope !== 'string')
    return '# kafka-share-groups deletes offsets of whole topics only.';
  return groupCommand(connection, type, [['--delete-offsets', '--group', id, ...scopeWords(type, scope)]]);
}

/** `--topic orders:0,1 --topic payments:2`. */
function scopeWords(type: GroupType, scope: CommandScope): string[] {
  const words = wordsOf(type);
  if (scope === 'all') return [words.all];
  if (typeof scope === 'string') return [words.topic, scope];
  return [...Map.groupBy(scope, ({ topic }) => topic)].flatMap(([topic, own]) => [
    words.topic,
    `${topic}:${own.map(({ partition }) => partition).join(',')}`,
  ]);
}
