import { AppError } from '../../lib/errors.ts';
import type { ClusterConfig } from '../config/cluster.ts';
import type { Ctx } from './ctx.ts';

export type Action = Reading | Writing;
type Reading = 'view' | 'read-messages';
type Writing = 'produce' | 'create' | 'alter' | 'delete' | 'purge' | 'reset-offsets';

const reading: readonly Action[] = ['view', 'read-messages'] satisfies Reading[];

export type Resource =
  | { kind: 'console' }
  | { kind: 'cluster'; name: string }
  | { kind: 'broker'; cluster: string; id: number }
  | { kind: 'topic'; cluster: string; name: string }
  | { kind: 'group'; cluster: string; id: string };

/**
 * Throws FORBIDDEN unless the actor may do this, and CLUSTER_READ_ONLY for a write to a cluster that takes none. Without
 * sign-in everybody who reaches the console may do everything.
 */
export function authorize(ctx: Ctx & { cluster?: ClusterConfig }, action: Action, resource: Resource): void {
  if (ctx.cluster?.readOnly && !reading.includes(action)) {
    throw new AppError(
      'CLUSTER_READ_ONLY',
      `The console is set to read only for ${ctx.cluster.name}: it changes nothing there.`,
    );
  }
  if (!may(ctx, action, resource)) throw new AppError('FORBIDDEN', `You may not ${action} this ${resource.kind}.`);
}

/** The same question without the throw, to filter lists. */
export function may(ctx: Ctx, _action: Action, _resource: Resource): boolean {
  return ctx.actor.kind === 'anonymous' || ctx.actor.kind === 'system';
}
