import type { Problem } from '../../lib/contracts/common.ts';
import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { readTimeoutMs } from './ask-any.ts';
import { toProblem } from './problem.ts';
import { type Committed, readCommitted, readShareOffsets } from './read/committed.ts';
import { type DescribedGroup, describeGroups, type ListedGroup, listGroups } from './read/groups.ts';
import type { BrokerReading, GroupState } from './snapshot.ts';

export interface SampledGroups {
  groups: ReadonlyMap<string, GroupState> | null;
  readings: ReadonlyMap<number, BrokerReading>;
}

export interface Broker {
  id: number;
  /** Why it is not worth asking, or null. */
  silent: AppError | null;
}

/**
 * All groups, each read from its coordinator: the broker that lists it. A broker that does not answer costs its own
 * groups only: they stay as they were, with the reason, until another broker lists them.
 */
export async function sampleGroups(
  kafka: KafkaClient,
  brokers: readonly Broker[],
  before: SampledGroups,
): Promise<SampledGroups> {
  const groups = new Map<string, GroupState>();
  const readings = new Map<number, BrokerReading>();
  const lost: GroupState[] = [];
  await Promise.all(
    brokers.map(async ({ id, silent }) => {
      try {
        if (silent) throw silent;
        for (const group of await readGroupsOf(kafka, id)) groups.set(group.id, keepKnown(group, before));
        readings.set(id, { readAt: Date.now(), error: null });
      } catch (error) {
        const problem = toProblem(error);
        readings.set(id, { readAt: before.readings.get(id)?.readAt ?? null, error: problem });
        for (const group of before.groups?.values() ?? []) {
          if (group.coordinator === id) lost.push({ ...group, error: withoutCoordinator(id, problem) });
        }
      }
    }),
  );
  for (const group of lost) if (!groups.has(group.id)) groups.set(group.id, group);
  const anyRead = [...readings.values()].some(({ error }) => error === null);
  return { groups: anyRead || before.groups !== null ? groups : null, readings };
}

function withoutCoordinator(id: number, { code, message }: Problem): Problem {
  return { code, message: `Its coordinator, broker ${id}, could not be asked. ${message}` };
}

async function readGroupsOf(kafka: KafkaClient, node: number): Promise<GroupState[]> {
  const listed = await listGroups(kafka, node, readTimeoutMs);
  if (listed.length === 0) return [];
  const [share, others] = [listed.filter(isShare), listed.filter((group) => !isShare(group))];
  const [described, committed, shared] = await Promise.all([
    describeGroups(kafka, node, listed, readTimeoutMs),
    commitsOf(others, (ids) => readCommitted(kafka, node, ids, readTimeoutMs)),
    commitsOf(share, (ids) => readShareOffsets(kafka, node, ids, readTimeoutMs)),
  ]);
  const readAt = Date.now();
  return listed.map((group) =>
    groupOf(group, node, described.get(group.id), committed.get(group.id) ?? shared.get(group.id), readAt),
  );
}

function isShare({ type }: ListedGroup): boolean {
  return type === 'share';
}

async function commitsOf(
  groups: readonly ListedGroup[],
  read: (ids: string[]) => Promise<Map<string, Committed>>,
): Promise<Map<string, Committed>> {
  if (groups.length === 0) return new Map();
  const ids = groups.map(({ id }) => id);
  try {
    return await read(ids);
  } catch (error) {
    const problem = toProblem(error);
    return new Map(ids.map((id) => [id, { committed: null, error: problem }]));
  }
}

function groupOf(
  { id, type, protocol, state }: ListedGroup,
  coordinator: number,
  described: DescribedGroup | undefined,
  commits: Committed | undefined,
  readAt: number,
): GroupState {
  return {
    id,
    type,
    protocol,
    state: described?.state ?? state ?? 'Unknown',
    assignor: described?.assignor ?? null,
    coordinator,
    members: described?.members ?? null,
    committed: commits?.committed ?? null,
    readAt,
    error: commits?.error ?? described?.error ?? null,
  };
}

/** What failed for this group alone stays as it was read last. */
function keepKnown(group: GroupState, before: SampledGroups): GroupState {
  const known = before.groups?.get(group.id);
  if (group.error === null || !known) return group;
  return {
    ...group,
    members: group.members ?? known.members,
    committed: group.committed ?? known.committed,
    readAt: known.readAt,
  };
}
