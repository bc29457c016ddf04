import type { ConnectionConfig } from '../config/cluster.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { kafkaCommand } from '../topics/command-line.ts';
import { type CsvOffset, formatOffsetsCsv } from './parse-offsets-csv.ts';

interface NamedGroup {
  id: string;
  type: GroupType;
}

const tools: Partial<Record<GroupType, string>> = { share: 'kafka-share-groups', streams: 'kafka-streams-groups' };

/** One of Kafka's tools for groups: the one for this type of group. */
export function groupCommand(connection: ConnectionConfig, type: GroupType, parts: readonly string[][]): string {
  return kafkaCommand(connection, tools[type] ?? 'kafka-consumer-groups', parts);
}

/** A reset by one of the aims that the tool knows, such as `['--to-offset', '42']`. */
export function resetCommand(
  connection: ConnectionConfig,
  { id, type }: NamedGroup,
  scope: readonly string[],
  aim: readonly string[],
): string {
  const words = type === 'streams' ? scope.map((word) => streamsWords[word] ?? word) : scope;
  return groupCommand(connection, type, [
    ['--group', id, ...words],
    ['--reset-offsets', ...aim, '--execute'],
  ]);
}

const streamsWords: Record<string, string> = { '--all-topics': '--all-input-topics', '--topic': '--input-topic' };

/** Where the tool knows no such aim: the offsets themselves, in a file. */
export function csvCommand(connection: ConnectionConfig, group: NamedGroup, offsets: readonly CsvOffset[]): string {
  const file = `cat > offsets.csv <<'CSV'\n${formatOffsetsCsv(offsets)}\nCSV`;
  return `${file}\n${resetCommand(connection, group, [], ['--from-file', 'offsets.csv'])}`;
}

/** `--topic orders:0,1 --topic payments:2`. */
export function topicWords(partitions: readonly { topic: string; partition: number }[]): string[] {
  return [...Map.groupBy(partitions, ({ topic }) => topic)].flatMap(([topic, own]) => [
    '--topic',
    `${topic}:${own.map(({ partition }) => partition).join(',')}`,
  ]);
}

/** The tool takes several topics at once. */
export function deleteOffsetsCommand(
  connection: ConnectionConfig,
  { id, type }: NamedGroup,
  partitions: readonly { topic: string; partition: number }[],
): string {
  return groupCommand(connection, type, [['--delete-offsets', '--group', id, ...topicWords(partitions)]]);
}
