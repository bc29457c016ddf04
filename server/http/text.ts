import 'server-only';
import { requestContext } from '../access/context.ts';
import type { Ctx } from '../access/ctx.ts';
import { createLogger } from '../access/log.ts';
import { shutdownSignal } from '../access/shutdown.ts';
import { config } from '../config/config.ts';
import { guard } from './guard.ts';
import { errorReply } from './reply.ts';

/** A route handler that answers with text in Prometheus' format. */
export function text(verb: (ctx: Ctx) => string): (request: Request) => Response {
  return (request) => {
    try {
      guard(request, config());
      const body = verb(requestContext(request, {}, shutdownSignal()));
      const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
      return new Response(body, { headers });
    } catch (error) {
      return errorReply(error, createLogger({ path: '/metrics' }));
    }
  };
}
