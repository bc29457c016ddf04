import 'server-only';
import type { Contract, InputOf } from '../../lib/contracts/contract.ts';
import { type CtxOf, exchange, type Handler } from './exchange.ts';
import { lineStream } from './line-stream.ts';

export interface Download {
  filename: string;
  contentType: string;
  /** Without their line ends. A failure breaks the download off, so that nobody takes a part for the whole. */
  lines: AsyncGenerator<string, void>;
}

/** A route handler that answers with a file, made while it is read. What fails before its first line is a 4xx or 5xx. */
export function download<C extends Contract>(
  contract: C,
  verb: (ctx: CtxOf<C>, input: InputOf<C>) => Download,
): Handler {
  return exchange(contract, async ({ request, ctx, input, stop }) => {
    const { filename, contentType, lines } = verb(ctx, input);
    const first = await lines.next();
    const headers = {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    };
    if (request.method === 'HEAD' || ctx.signal.aborted) {
      await lines.return();
      stop.abort();
      return new Response(null, { headers });
    }
    return new Response(lineStream({ first, events: lines, toLine: (line) => line, stop }), { headers });
  });
}
