import { AppError } from '../../lib/errors.ts';
import { plural } from '../../lib/format/number.ts';
import type { GroupMember } from '../observe/snapshot.ts';
import { type GroupFacts, groupName } from './read-groups.ts';

const namedMembers = 3;

/** GROUP_ACTIVE with the members unless nobody is in the group: Kafka refuses what a member could overwrite. */
export function assertInactive({ id, state, members }: Pick<GroupFacts, 'id' | 'state' | 'members'>): void {
  if (members.length === 0 && (state === 'Empty' || state === 'Dead')) return;
  throw groupActive(id, state, members);
}

/** `billing is active (Stable): 2 members, app-1 at 10.0.0.7 and …`; the members stand whole in the details. */
export function groupActive(
  id: string,
  state: string,
  members: readonly Pick<GroupMember, 'id' | 'clientId' | 'host' | 'instanceId'>[],
): AppError {
  const named = members.slice(0, namedMembers).map(({ clientId, host, id: member, instanceId }) => {
    const name = clientId || member;
    return `${instanceId === null ? name : `${name}, static as ${instanceId},`} at ${host}`;
  });
  const more = members.length > namedMembers ? ` and ${plural(members.length - namedMembers, 'other')}` : '';
  const who = members.length === 0 ? '' : ` with ${plural(members.length, 'member')} (${named.join(', ')}${more})`;
  const lasting = members.some(({ instanceId }) => instanceId !== null)
    ? ' Static members that are stopped stay until their session times out.'
    : '';
  const message = `Group ${groupName(id)} is ${state}${who}. Stop its consumers first.${lasting}`;
  const listed = members.map(({ id: member, clientId, host, instanceId }) => {
    return { id: member, clientId, host, instanceId };
  });
  return new AppError('GROUP_ACTIVE', message, { details: { group: id, state, members: listed } });
}
