import 'server-only';
import { authorize } from '../access/authorize.ts';
import type { Ctx } from '../access/ctx.ts';
import { config } from '../config/config.ts';

/** Who gets here without signing in: only this machine, unless somebody said in so many words that others may. */
export function getReach(ctx: Ctx): 'this-machine' | 'network' {
  authorize(ctx, 'view', { kind: 'console' });
  return config().allowAnonymous ? 'network' : 'this-machine';
}
