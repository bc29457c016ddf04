import type { Ctx } from '../access/ctx.ts';

/** Whose scan it is, for the limit of each; null where nobody signs in. */
export function personOf({ actor }: Ctx): string | null {
  return actor.kind === 'anonymous' ? null : actor.reason;
}
