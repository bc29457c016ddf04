import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { formatBytes } from '../../lib/format/bytes.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { groupName } from '../groups/read-groups.ts';
import { toKafkaAppError } from '../kafka/errors.ts';
import { listing } from '../observe/findings/words.ts';
import { kafkaCommand, topicPattern } from './command-line.ts';
import { internalStakes } from './internal-stakes.ts';
import type { DeletionRules } from './read-deletion-rules.ts';
import type { Row } from './results.ts';
import { activityOf, isActive, type TopicReader } from './topic-readers.ts';

export interface DoomedTopic {
  readonly name: string;
  /** Null on brokers that have no topic ids. */
  readonly id: string | null;
  readonly partitions: number;
  /** Offsets between the start and the end of its logs, which is the most records it can hold; null: not known. */
  readonly records: bigint | null;
  /** Of all replicas; null: not known. */
  readonly bytes: bigint | null;
  /** Null: not known. */
  readonly readers: readonly TopicReader[] | null;
}

/** What a plan keeps until it is applied. */
export interface TopicDeletion {
  readonly topics: readonly { readonly name: string; readonly id: string | null }[];
  /** Each effect, with the topic that it goes with. */
  readonly rows: readonly (Row & { readonly topic: string })[];
}

const TOPIC_DELETION_DISABLED = 73;

/** Throws REFUSED_BY_KAFKA where the cluster forbids it. */
export function draftTopicDeletion(
  topics: readonly DoomedTopic[],
  rules: DeletionRules,
  connection: ConnectionConfig,
): Draft {
  const names = topics.map(({ name }) => name);
  const [first = ''] = names;
  const place = topics.length === 1 ? first : plural(topics.length, 'topic');
  if (rules.deletes === false) throw toKafkaAppError(TOPIC_DELETION_DISABLED, `${place} cannot be deleted`);
  const effects = topics.map((topic) => ({ topic, rows: [topicEffect(topic), ...groupEffects(topic)] }));
  return {
    title: topics.length === 1 ? `Delete topic ${first}` : `Delete ${place}`,
    summary: summaryOf(topics),
    verb: `Delete ${plural(topics.length, 'topic')}`,
    effects: effects.flatMap(({ rows }) => rows),
    warnings: [...internalStakes(names), ...readerWarnings(topics), ...returnWarnings(topics.length, rules)],
    command: kafkaCommand(connection, 'kafka-topics', [['--delete', '--topic', names.map(topicPattern).join(',')]]),
    confirm: place,
    payload: {
      topics: topics.map(({ name, id }) => ({ name, id })),
      rows: effects.flatMap(({ topic, rows }) =>
        rows.map(({ resource, field }) => ({ resource, field, topic: topic.name })),
      ),
    },
    undo: { reason: 'Kafka keeps nothing of a deleted topic: its records cannot be brought back.' },
  };
}

function topicEffect({ name, partitions, records, bytes }: DoomedTopic): Effect {
  const note = [
    ...(records === null ? ['how many records it holds is not known'] : []),
    ...(bytes === null ? [] : [`${formatBytes(bytes)} with all replicas`]),
  ].join('; ');
  return {
    resource: name,
    field: 'topic',
    before: plural(partitions, 'partition'),
    after: null,
    ...(note && { note }),
    ...(records !== null && { records: { count: records.toString(), word: 'deleted' } }),
  };
}

function groupEffects({ name, readers }: DoomedTopic): Effect[] {
  return (readers ?? [])
    .filter(({ commits }) => commits.size > 0)
    .map((reader) => {
      const note = activityOf(reader);
      return {
        resource: `group ${groupName(reader.group)}`,
        field: `offsets on ${name}`,
        before: plural(reader.commits.size, 'offset'),
        after: null,
        ...(note !== undefined && { note }),
      };
    });
}

function summaryOf(topics: readonly DoomedTopic[]): string {
  const counts = topics.map(({ records }) => records);
  const known = counts.filter((count) => count !== null).reduce((sum, count) => sum + count, 0n);
  const partitions = plural(
    topics.reduce((sum, topic) => sum + topic.partitions, 0),
    'partition',
  );
  const empty = known === 0n && !counts.includes(null);
  const records = counts.includes(null) ? 'All records' : `Up to ${plural(known, 'record')}`;
  const what = empty ? `${partitions} without records` : `${records} in ${partitions}`;
  const losing = new Set(topics.flatMap((topic) => groupEffects(topic).map(({ resource }) => resource)));
  const lose = losing.size === 1 ? 'loses' : 'lose';
  const groups = losing.size === 0 ? '' : `; ${plural(losing.size, 'group')} ${lose} offsets`;
  return `${what} will be deleted for good${groups}.`;
}

function readerWarnings(topics: readonly DoomedTopic[]): Warning[] {
  const active = new Set(
    topics.flatMap(({ readers }) => (readers ?? []).filter(isActive).map(({ group }) => groupName(group))),
  );
  const warnings: Warning[] = [];
  if (active.size > 0) {
    warnings.push({
      severity: 'critical',
      title: `${listing([...active])} ${active.size === 1 ? 'reads' : 'read'} from it now.`,
      text: 'The members go on without the topic, or fail. Stop them first if they should not.',
    });
  }
  if (topics.some(({ readers }) => readers === null)) {
    warnings.push({
      severity: 'warning',
      title: 'Which groups lose offsets is not known.',
      text: 'The groups of the cluster could not be read. All that they have committed on a deleted topic goes with it.',
    });
  }
  return warnings;
}

function returnWarnings(count: number, { autoCreates }: DeletionRules): Warning[] {
  if (autoCreates !== true) return [];
  const it = count === 1 ? 'The topic comes back' : 'Topics come back';
  return [
    {
      severity: 'warning',
      title: `${it}, empty, if anybody still uses ${count === 1 ? 'it' : 'them'}.`,
      text: 'auto.create.topics.enable is true: a producer or consumer that asks for a topic which is not there makes it anew, with the settings of the cluster. Stop them first.',
    },
  ];
}
