import { AppError, type Outcome, outcome } from '../../lib/errors.ts';
import type { CallOptions, KafkaClient } from './client.ts';
import { kafkaError, toKafkaAppError } from './errors.ts';
import type { ApiName, RequestOf, ResponseOf } from './protocol/messages.ts';

export type CoordinatorKind = 'group' | 'transaction';

export interface CoordinatorAnswer<A extends ApiName> {
  /** Null: no coordinator is known for these keys, and `result` says why. */
  node: number | null;
  keys: string[];
  result: Outcome<ResponseOf<A>>;
}

type Options = Omit<CallOptions, 'node'>;
const cacheOf = new WeakMap<KafkaClient, Map<string, number>>();

/**
 * One request to each coordinator of the keys (group or transactional ids), which are found in bulk and remembered.
 * `moved` tells which keys an answer refuses because their coordinator has moved (errors 15 and 16): they are looked up
 * anew the next time, as are those of a coordinator that did not answer.
 */
export async function callCoordinators<A extends ApiName>(
  client: KafkaClient,
  kind: CoordinatorKind,
  keys: readonly string[],
  api: A,
  build: (keys: string[]) => RequestOf<A>,
  options: Options & { moved?: (answer: ResponseOf<A>) => string[] } = {},
): Promise<CoordinatorAnswer<A>[]> {
  const { moved, ...call } = options;
  // `maxVersion` is of the request itself, not of the question who takes it.
  const { maxVersion: _, ...lookup } = call;
  const { nodes, lost } = await findCoordinators(client, kind, keys, lookup);
  const answers = [...nodes].map(async ([node, own]): Promise<CoordinatorAnswer<A>> => {
    const result = await outcome(() => client.call(api, build(own), { ...call, node }));
    forget(client, kind, result.ok ? (moved?.(result.value) ?? []) : own);
    return { node, keys: own, result };
  });
  return [...(await Promise.all(answers)), ...lost];
}

function forget(client: KafkaClient, kind: CoordinatorKind, keys: readonly string[]): void {
  for (const key of keys) cacheOf.get(client)?.delete(`${kind} ${key}`);
}

async function findCoordinators(client: KafkaClient, kind: CoordinatorKind, keys: readonly string[], options: Options) {
  const cache = cacheOf.get(client) ?? new Map<string, number>();
  cacheOf.set(client, cache);
  const lost: { node: null; keys: string[]; result: { ok: false; error: AppError } }[] = [];
  const missing = keys.filter((key) => !cache.has(`${kind} ${key}`));
  if (missing.length > 0) {
    const found = await outcome(() => ask(client, kind, missing, options));
    if (!found.ok) lost.push({ node: null, keys: missing, result: found });
    else {
      for (const { key, nodeId, errorCode, errorMessage } of found.value) {
        if (errorCode === 0) cache.set(`${kind} ${key}`, nodeId);
        else
          lost.push({
            node: null,
            keys: [key],
            result: { ok: false, error: unfound(kind, key, errorCode, errorMessage) },
          });
      }
    }
  }
  const nodes = new Map<number, string[]>();
  for (const key of keys) {
    const node = cache.get(`${kind} ${key}`);
    if (node === undefined) continue;
    const own = nodes.get(node) ?? [];
    own.push(key);
    nodes.set(node, own);
  }
  return { nodes, lost };
}

interface Found {
  key: string;
  nodeId: number;
  errorCode: number;
  errorMessage: string | null;
}

/** FindCoordinator takes many keys from version 4 on; before, one. */
async function ask(client: KafkaClient, kind: CoordinatorKind, keys: string[], options: Options): Promise<Found[]> {
  const keyType = kind === 'group' ? 0 : 1;
  if (((await client.version('FindCoordinator')) ?? 0) >= 4) {
    return (await client.call('FindCoordinator', { keyType, coordinatorKeys: keys }, options)).coordinators;
  }
  return Promise.all(
    keys.map(async (key) => {
      const { nodeId, errorCode, errorMessage } = await client.call('FindCoordinator', { keyType, key }, options);
      return { key, nodeId, errorCode, errorMessage };
    }),
  );
}

function unfound(kind: CoordinatorKind, key: string, code: number, text: string | null): AppError {
  if (!kafkaError(code).retriable) return toKafkaAppError(code, `Coordinator of ${kind} ${key}`, text);
  return new AppError('NOT_READY', `The coordinator of ${kind} ${key} is not available at the moment.`, {
    details: { kafkaCode: code, key },
  });
}
