/** What a plan keeps until it is applied, a row for each effect. */
export type OffsetWrites = {
  group: string;
  via: Via;
  /** Whether an offset that has left its log since the plan is refused. */
  inside: boolean;
  rows: OffsetWrite[];
};

/**
 * Where a share group starts is no commit: Kafka sets it partition by partition (`share-starts`), and deletes it topic
 * by topic (`share-topics`).
 */
export type Via = 'commits' | 'share-starts' | 'share-topics';

export type OffsetWrite = {
  topic: string;
  partition: number;
  /** `keep` is shown and not written. */
  deed: 'commit' | 'delete' | 'keep';
  /** Null unless it is committed. */
  offset: string | null;
  metadata: string | null;
  leaderEpoch: number;
};

/** The rows as Kafka's requests nest them. */
export function byTopic<T>(
  rows: readonly OffsetWrite[],
  of: (row: OffsetWrite) => T,
): { name: string; partitions: T[] }[] {
  return [...Map.groupBy(rows, ({ topic }) => topic)].map(([name, own]) => ({ name, partitions: own.map(of) }));
}
