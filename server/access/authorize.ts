import { AppError } from '../../lib/errors.ts';
import type { Ctx } from './ctx.ts';

export type Action = 'view' | 'read-messages';

export type Resource =
  | { kind: 'console' }
  | { kind: 'cluster'; name: string }
  | { kind: 'broker'; cluster: string; id: number }
  | { kind: 'topic'; cluster: string; name: string }
  | { kind: 'group'; cluster: string; id: string };

/** Throws FORBIDDEN unless the actor may do this. Without sign-in everybody who reaches the console may read everything. */
export function authorize(ctx: Ctx, action: Action, resource: Resource): void {
  if (!may(ctx, action, resource)) throw new AppError('FORBIDDEN', `You may not ${action} this ${resource.kind}.`);
}

/** The same question without the throw, to filter lists. */
export function may(ctx: Ctx, _action: Action, _resource: Resource): boolean {
  return ctx.actor.kind === 'anonymous' || ctx.actor.kind === 'system';
}
