import type {
  StreamsGroupDescribeResponseSubtopology,
  StreamsGroupDescribeResponseTaskIds,
} from '../../kafka/protocol/messages.ts';
import type { Assignment } from '../snapshot.ts';

type Subtopology = Pick<StreamsGroupDescribeResponseSubtopology, 'subtopologyId' | 'sourceTopics'> & {
  repartitionSourceTopics: readonly { name: string }[];
};

/** Tasks of Kafka Streams as the partitions they read: task n of a subtopology reads partition n of each of its topics. */
export function streamsAssignment(
  tasks: readonly StreamsGroupDescribeResponseTaskIds[],
  subtopologies: readonly Subtopology[],
): Assignment[] {
  const partitions = new Map<string, Set<number>>();
  for (const task of tasks) {
    const subtopology = subtopologies.find(({ subtopologyId }) => subtopologyId === task.subtopologyId);
    const repartitioned = subtopology?.repartitionSourceTopics.map(({ name }) => name) ?? [];
    for (const topic of [...(subtopology?.sourceTopics ?? []), ...repartitioned]) {
      const known = partitions.get(topic) ?? new Set();
      for (const partition of task.partitions) known.add(partition);
      partitions.set(topic, known);
    }
  }
  return [...partitions].map(([topic, set]) => ({ topic, partitions: [...set].sort((a, b) => a - b) }));
}
