import 'server-only';
import { AppError } from '@/lib/errors';
import type { ClusterCtx } from '../access/ctx.ts';
import { find } from '../observe/observed.ts';

/** The group as it is observed. Throws GROUP_NOT_FOUND after Kafka was asked once more. */
export function findGroup(ctx: ClusterCtx, input: { group: string; fresh?: '1' | undefined }) {
  return find(
    ctx,
    input,
    (snapshot) => snapshot.groups?.get(input.group),
    () =>
      new AppError('GROUP_NOT_FOUND', `There is no group "${input.group}" in ${ctx.cluster.label}.`, {
        details: { group: input.group },
      }),
  );
}
