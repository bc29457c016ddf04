import type { KafkaClient } from '../kafka/client.ts';
import { LATEST, listOffsets } from '../kafka/list-offsets.ts';
import { partitionKey } from '../kafka/routing.ts';
import type { GroupFacts } from './read-groups.ts';

/** How many records each group has yet to read, by its id; null: not every partition could be asked. */
export async function readLostLag(
  kafka: KafkaClient,
  groups: readonly GroupFacts[],
): Promise<Map<string, bigint | null>> {
  const places = new Map(groups.flatMap(({ commits }) => commits.map((commit) => [partitionKey(commit), commit])));
  const listed = await listOffsets(kafka, [...places.values()], LATEST);
  const ends = new Map(listed.map((row) => [partitionKey(row), row.listed.ok ? row.listed.value?.offset : undefined]));
  return new Map(
    groups.map(({ id, commits }) => [
      id,
      commits.reduce<bigint | null>((lag, commit) => {
        const end = ends.get(partitionKey(commit));
        if (lag === null || end === undefined) return null;
        return lag + (end > commit.offset ? end - commit.offset : 0n);
      }, 0n),
    ]),
  );
}
