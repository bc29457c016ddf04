import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import { groupName } from './words.ts';

type Subject = Pick<GroupSummary, 'id' | 'state' | 'members'>;

/** Why Kafka would refuse to move or delete this group now: `billing is Stable with 2 members.`; null: it would not. */
export function whyActive({ id, state, members }: Subject): string | null {
  if (!isActive({ state, members })) return null;
  const who = members === null || members === 0 ? '' : ` with ${plural(members, 'member')}`;
  return `${groupName(id)} is ${state}${who}: stop its consumers first.`;
}

/** The same of several, by name. */
export function whyAnyActive(groups: readonly Subject[]): string | null {
  const active = groups.filter(isActive);
  const [first, ...others] = active;
  if (!first) return null;
  if (others.length === 0) return whyActive(first);
  return `${active.length} of them are active: ${active.map(({ id }) => groupName(id)).join(', ')}. Stop their consumers first.`;
}

function isActive({ state, members }: Pick<Subject, 'state' | 'members'>): boolean {
  return (members ?? 0) > 0 || !['Empty', 'Dead', 'Unknown', ''].includes(state);
}
