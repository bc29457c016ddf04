import type { AddPartitionsRequest } from '../../lib/contracts/change-requests.ts';
import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { formatPercent, plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { groupName } from '../groups/read-groups.ts';
import { listing } from '../observe/findings/words.ts';
import { kafkaCommand, topicPattern } from './command-line.ts';
import { internalStakes } from './internal-stakes.ts';
import type { TopicReader } from './topic-readers.ts';

export interface GrowingTopic {
  /** Brokers of each partition that there is, preferred leader first. */
  readonly replicas: readonly (readonly number[])[];
  readonly compacted: boolean;
  /** Null: not known. */
  readonly readers: readonly TopicReader[] | null;
}

/** A topic grows to so many partitions. */
export interface PartitionGrowth {
  readonly topic: string;
  /** The new total. */
  readonly partitions: number;
  /** Of the added ones; null: Kafka places them. */
  readonly assignments: readonly (readonly number[])[] | null;
}

export function growthOf({ topic, partitions, assignments }: AddPartitionsRequest): PartitionGrowth {
  return { topic, partitions, assignments: assignments ?? null };
}

export function draftPartitionGrowth(
  { topic, partitions, assignments }: PartitionGrowth,
  { replicas, compacted, readers }: GrowingTopic,
  connection: ConnectionConfig,
): Draft {
  const present = replicas.length;
  const added = plural(partitions - present, 'partition');
  const effects: Effect[] = [
    {
      ...{ resource: topic, field: 'partitions', before: String(present), after: String(partitions) },
      ...(assignments === null && { note: 'Kafka places the replicas of the new ones' }),
    },
    ...(assignments ?? []).map((brokers, index) => ({
      ...{ resource: `${topic}-${present + index}`, field: 'replicas', before: null, after: brokers.join(',') },
    })),
  ];
  return {
    title: `Add ${added} to ${topic}`,
    summary: `${topic} grows from ${present} to ${plural(partitions, 'partition')}; ${percentOf(present, partitions)} of its keys will land in another one.`,
    verb: `Add ${added}`,
    effects,
    warnings: [
      ...internalStakes([topic]),
      ...keyWarnings(topic, present, partitions, compacted),
      ...readerWarnings(readers),
    ],
    command: kafkaCommand(connection, 'kafka-topics', [
      ['--alter', '--topic', topicPattern(topic), '--partitions', String(partitions)],
      // The tool wants the partitions that there are as well, and looks at the others alone.
      assignments === null
        ? []
        : ['--replica-assignment', [...replicas, ...assignments].map((brokers) => brokers.join(':')).join(',')],
    ]),
    confirm: null,
    payload: {
      growth: { topic, partitions, assignments: assignments?.map((brokers) => [...brokers]) ?? null },
      rows: effects.map(({ resource, field }) => ({ resource, field })),
    },
    undo: { reason: 'Kafka takes no partition away from a topic. Only a new topic can have fewer.' },
  };
}

/**
 * The share of keys whose hash leads to another partition: it stays where it was for as many remainders as there were
 * partitions, out of the least common multiple of both counts.
 */
export function movedShare(before: number, after: number): number {
  return 1 - gcd(before, after) / after;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function percentOf(before: number, after: number): string {
  return `about ${formatPercent(Math.round(movedShare(before, after) * 100))}`;
}

function keyWarnings(topic: string, before: number, after: number, compacted: boolean): Warning[] {
  const warnings: Warning[] = [
    {
      severity: 'warning',
      title: `Keys land elsewhere: ${percentOf(before, after)} of them.`,
      text: `Producers take the hash of a key modulo ${after} instead of ${before}. What is written already stays where it is, so records of one key come to lie in two partitions and are read in no certain order.`,
    },
  ];
  if (compacted) {
    warnings.unshift({
      severity: 'critical',
      title: 'Old records of the keys that move are never replaced.',
      text: `${topic} is compacted partition by partition: the last record of such a key stays in its old partition, and a reader that rebuilds a table finds both.`,
    });
  }
  return warnings;
}

function readerWarnings(readers: GrowingTopic['readers']): Warning[] {
  if (readers?.length === 0) return [];
  const who =
    readers === null ? 'Its groups, which could not be read,' : listing(readers.map(({ group }) => groupName(group)));
  const find = readers?.length === 1 ? 'finds' : 'find';
  return [
    {
      severity: 'warning',
      title: 'Consumers may miss the first records of the new partitions.',
      text: `${who} ${find} them within metadata.max.age.ms, 5 minutes unless set otherwise. What is written there before is skipped where auto.offset.reset is latest.`,
    },
  ];
}
