import 'server-only';
import { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { wrongField } from '../topics/named-topics.ts';
import { deleteGroups } from './delete-groups.ts';
import { draftDeletedGroups } from './draft-deleted-groups.ts';
import { assertInactive } from './inactive-group.ts';
import { type GroupFacts, groupName, readGroups } from './read-groups.ts';
import { readLostLag } from './read-lost-lag.ts';

/** In the order of the request. */
type State = GroupFacts[];

export const deleteGroup: ChangeKind<'delete-group', State> = {
  kind: 'delete-group',

  authorize(ctx, request) {
    const cluster = ctx.cluster.name;
    for (const id of namedGroups(request)) authorize(ctx, 'delete', { kind: 'group', cluster, id });
  },

  touches: (request) => namedGroups(request).map((name) => ({ type: 'group', name })),

  async read(ctx, request) {
    const ids = namedGroups(request);
    const found = await readGroups(kafkaFor(ctx.cluster), ids);
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) {
      const message = `There is no group ${missing.map(groupName).join(', ')}.`;
      throw new AppError('GROUP_NOT_FOUND', message, { details: { groups: missing } });
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  },

  async plan(ctx, _request, groups) {
    for (const group of groups) assertInactive(group);
    const lags = await readLostLag(kafkaFor(ctx.cluster), groups);
    return draftDeletedGroups(groups, lags, ctx.cluster.connection);
  },

  apply(ctx, payload) {
    return deleteGroups(kafkaFor(ctx.cluster), payload as string[]);
  },
};

/** None twice. Throws BAD_REQUEST unless it is either one or several. */
function namedGroups({ group, groups }: { group?: string | undefined; groups?: string[] | undefined }): string[] {
  if (group !== undefined && groups === undefined) return [group];
  if (group === undefined && groups !== undefined) return [...new Set(groups)];
  const problem = group === undefined ? 'is missing; name one, or several as `groups`' : 'cannot stand beside `groups`';
  throw wrongField('group', problem);
}
