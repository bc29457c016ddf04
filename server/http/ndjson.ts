import 'server-only';
import type { Contract, InputOf, ReplyOf } from '../../lib/contracts/contract.ts';
import { type CtxOf, exchange, type Handler } from './exchange.ts';
import { lineStream } from './line-stream.ts';
import { errorBody } from './reply.ts';

const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * A route handler that streams one JSON event a line, at the reader's pace. The first event is taken before the reply
 * starts, so bad input is a 4xx; a later failure is the stream's last event, `{"type":"error",…}`.
 */
export function ndjson<C extends Contract>(
  contract: C,
  verb: (ctx: CtxOf<C>, input: InputOf<C>) => AsyncGenerator<ReplyOf<C>, void>,
): Handler {
  return exchange(contract, async ({ request, ctx, input, stop }) => {
    const events = verb(ctx, input);
    const first = await events.next();
    if (request.method === 'HEAD' || ctx.signal.aborted) {
      await events.return();
      stop.abort();
      return new Response(null, { headers });
    }
    const toLine = (event: ReplyOf<C>) => JSON.stringify(contract.reply.parse(event));
    const failed = (error: unknown) => JSON.stringify({ type: 'error', ...errorBody(error, ctx.log) });
    return new Response(lineStream({ first, events, toLine, failed, stop }), { headers });
  });
}
