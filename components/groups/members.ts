import type { GroupMember, GroupPartition } from '@/lib/contracts/groups.ts';

export interface MemberRow {
  member: GroupMember;
  name: string;
  /** Of its partitions with a commit, as in the group's sum; null as soon as one is unknown. */
  lag: bigint | null;
  consumedPerSecond: number | null;
  /** What it holds, by topic; those of its partitions that do not move are loud. */
  topics: { topic: string; partitions: { partition: number; stalled: boolean }[] }[];
}

/** What members are called: their static name or client id, with the end of their id where two would be called alike. */
export function memberNames(members: readonly GroupMember[]): Map<string, string> {
  const plain = (member: GroupMember) => member.instanceId ?? (member.clientId || member.id);
  const count = new Map<string, number>();
  for (const member of members) count.set(plain(member), (count.get(plain(member)) ?? 0) + 1);
  return new Map(
    members.map((member) => {
      const name = plain(member);
      return [member.id, (count.get(name) ?? 0) > 1 && name !== member.id ? `${name} …${member.id.slice(-6)}` : name];
    }),
  );
}

/** Members with the sum of what they hold. */
export function memberRows(members: readonly GroupMember[], partitions: readonly GroupPartition[]): MemberRow[] {
  const names = memberNames(members);
  const known = new Map(partitions.map((one) => [`${one.topic}/${one.partition}`, one]));
  return members.map((member) => {
    const held = member.assignment
      .flatMap(({ topic, partitions: numbers }) =>
        numbers.map((partition) => known.get(`${topic}/${partition}`) ?? null),
      )
      .filter((one) => one?.committed !== null);
    return {
      member,
      name: names.get(member.id) ?? member.id,
      lag: sum(held.map((one) => (one?.lag == null ? null : BigInt(one.lag)))),
      consumedPerSecond: sumRates(held.map((one) => one?.consumedPerSecond ?? null)),
      topics: member.assignment.map(({ topic, partitions: numbers }) => ({
        topic,
        partitions: [...numbers]
          .sort((a, b) => a - b)
          .map((partition) => ({ partition, stalled: known.get(`${topic}/${partition}`)?.status === 'STALLED' })),
      })),
    };
  });
}

function sum(values: readonly (bigint | null)[]): bigint | null {
  return values.reduce<bigint | null>((all, value) => (all === null || value === null ? null : all + value), 0n);
}

function sumRates(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((all, value) => (all === null || value === null ? null : all + value), 0);
}
