import 'server-only';
import type { ReplyOf } from '@/lib/contracts/contract';
import type { getHealth as contract } from '@/lib/contracts/health';
import packageJson from '@/package.json';
import { authorize } from '../access/authorize.ts';
import type { Ctx } from '../access/ctx.ts';

const startedAt = new Date(performance.timeOrigin).toISOString();

/** The process answers; says nothing about Kafka, so that an outage there does not get the console restarted. */
export function getHealth(ctx: Ctx): ReplyOf<typeof contract> {
  authorize(ctx, 'view', { kind: 'console' });
  return { status: 'ok', version: packageJson.version, startedAt };
}
