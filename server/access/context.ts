import 'server-only';
import { headers } from 'next/headers';
import { AppError } from '@/lib/errors';
import type { ClusterConfig } from '../config/cluster.ts';
import { config } from '../config/config.ts';
import type { Actor, ClusterCtx, Ctx } from './ctx.ts';
import { assertHost } from './host.ts';
import { createLogger } from './log.ts';
import { shutdownSignal } from './shutdown.ts';

/** How long a page may wait for its data, in milliseconds; what takes longer is loaded by the browser. */
const pageTimeoutMs = 15_000;

/** The context of an API request; `signal` aborts when the reader has gone. Throws CLUSTER_NOT_FOUND. */
export function requestContext(request: Request, params: { cluster: string }, signal: AbortSignal): ClusterCtx;
export function requestContext(request: Request, params: { cluster?: string }, signal: AbortSignal): Ctx;
export function requestContext(request: Request, params: { cluster?: string }, signal: AbortSignal): Ctx {
  const { pathname } = new URL(request.url);
  return build(signal, { method: request.method, path: pathname }, named(params.cluster));
}

/** The context of a server component; makes the page dynamic. `cluster` as it stands in the URL's parameter. */
export async function pageContext(): Promise<Ctx>;
export async function pageContext(cluster: string): Promise<ClusterCtx>;
export async function pageContext(cluster?: string): Promise<Ctx> {
  assertHost((await headers()).get('host'), config().allowedHosts);
  const signal = AbortSignal.any([shutdownSignal(), AbortSignal.timeout(pageTimeoutMs)]);
  return build(signal, { page: true }, named(cluster && decode(cluster)));
}

function build(signal: AbortSignal, fields: Record<string, unknown>, cluster?: ClusterConfig): Ctx {
  const log = createLogger(cluster ? { ...fields, cluster: cluster.name } : fields);
  const actor: Actor = { kind: 'anonymous' };
  return { actor, now: Date.now, signal, log, ...(cluster && { cluster }) } as unknown as Ctx;
}

function named(name: string | undefined): ClusterConfig | undefined {
  if (name === undefined) return undefined;
  const { clusters } = config();
  const found = clusters.find((cluster) => cluster.name === name);
  if (found) return found;
  const known = clusters.map((cluster) => cluster.name).join(', ');
  throw new AppError(
    'CLUSTER_NOT_FOUND',
    known === ''
      ? 'No cluster is configured. Set KAFKA_BROKERS or HIGHWATER_CONFIG and start the console again.'
      : `There is no cluster "${name}" here. Configured: ${known}.`,
    { details: { cluster: name } },
  );
}

// Next hands pages their parameters as they stand in the URL.
function decode(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}
