import 'server-only';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';
import { unreadGroups } from './unread-groups.ts';

/** The group as it is observed. Throws GROUP_NOT_FOUND after Kafka was asked once more. */
export function findGroup(ctx: ClusterCtx, input: { group: string; fresh?: '1' | undefined }) {
  return find(ctx, input, {
    what: `group "${input.group}"`,
    code: 'GROUP_NOT_FOUND',
    details: { group: input.group },
    pick: ({ groups }) => groups?.get(input.group),
    unread: unreadGroups,
  });
}
