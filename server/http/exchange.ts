import 'server-only';
import type { Contract, InputOf } from '../../lib/contracts/contract.ts';
import { AppError } from '../../lib/errors.ts';
import { requestContext } from '../access/context.ts';
import type { ClusterCtx, Ctx } from '../access/ctx.ts';
import { createLogger } from '../access/log.ts';
import { shutdownSignal } from '../access/shutdown.ts';
import { config } from '../config/config.ts';
import { assertJson, guard } from './guard.ts';
import { type RouteParams, readInput } from './read-input.ts';
import { errorReply } from './reply.ts';

/** What a verb of this contract gets: the cluster too when the path names one. */
export type CtxOf<C extends Contract> = InputOf<C> extends { cluster: string } ? ClusterCtx : Ctx;

export type Handler = (request: Request, route: { params: Promise<RouteParams> }) => Promise<Response>;

/** Makes the reply. Who answers with a stream aborts `stop` when it is over. */
export type Answer<C extends Contract> = (exchange: {
  request: Request;
  ctx: CtxOf<C>;
  input: InputOf<C>;
  stop: AbortController;
}) => Promise<Response>;

/** How long a request may take until its reply starts, in milliseconds. */
const timeoutMs = 30_000;

export function exchange<C extends Contract>(contract: C, answer: Answer<C>): Handler {
  return async (request, route) => {
    const stop = stopOf(request);
    const timer = setTimeout(() => stop.abort(timedOut()), timeoutMs);
    try {
      guard(request, config());
      if (contract.method !== 'GET') assertJson(request);
      const work = async () => {
        const input = await readInput(contract, request, (await route.params) ?? {});
        const ctx = requestContext(request, input as { cluster?: string }, stop.signal) as CtxOf<C>;
        return answer({ request, ctx, input, stop });
      };
      const reply = await Promise.race([work(), aborted(stop.signal)]);
      if (!contract.stream) stop.abort();
      return reply;
    } catch (error) {
      stop.abort();
      return errorReply(error, createLogger({ method: request.method, path: new URL(request.url).pathname }));
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Aborts when the reader leaves or the process stops. Its listener at the process' own signal goes when it has aborted;
 * an `AbortSignal.any` with a listener would stay in memory until the process stops.
 */
function stopOf(request: Request): AbortController {
  const stop = new AbortController();
  const shutdown = shutdownSignal();
  const onShutdown = () => stop.abort(shutdown.reason);
  if (shutdown.aborted) onShutdown();
  shutdown.addEventListener('abort', onShutdown, { once: true, signal: stop.signal });
  request.signal.addEventListener('abort', () => stop.abort(readerGone()), { once: true });
  return stop;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function timedOut(): AppError {
  return new AppError('TIMEOUT', `There was no answer within ${timeoutMs / 1000} seconds.`);
}

function readerGone(): AppError {
  return new AppError('TIMEOUT', 'The reader went away before the answer was ready.');
}
