import { plural } from '../../lib/format/number.ts';
import { groupsByTopic } from '../observe/groups-by-topic.ts';
import type { ClusterSnapshot } from '../observe/snapshot.ts';

export interface TopicReader {
  readonly group: string;
  /** Where it has committed on the topic, by partition. */
  readonly commits: ReadonlyMap<number, bigint>;
  /** Members that read the topic now; null: not known. */
  readonly members: number | null;
}

/** The groups that have committed on a topic or read it now, by name; null: they are not known. */
export function topicReaders(snapshot: ClusterSnapshot, topic: string): TopicReader[] | null {
  const { groups } = snapshot;
  if (groups === null) return null;
  return [...(groupsByTopic(snapshot).get(topic) ?? [])]
    .map(([group, rows]) => ({
      group,
      commits: new Map(
        rows.flatMap(({ partition, committed }) => (committed === null ? [] : [[partition, committed] as const])),
      ),
      members:
        groups.get(group)?.members?.filter(({ assignment }) => assignment.some((one) => one.topic === topic)).length ??
        null,
    }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

export function isActive({ members }: TopicReader): boolean {
  return members !== null && members > 0;
}

/** `2 members read it now`; undefined where nobody does. */
export function activityOf({ members }: TopicReader): string | undefined {
  if (members === null) return 'its members are not known';
  return members === 0 ? undefined : `${plural(members, 'member')} ${members === 1 ? 'reads' : 'read'} it now`;
}
