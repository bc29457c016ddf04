import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../lib/errors.ts';
import type { SchemaRegistryConfig } from '../../config/cluster.ts';
import { fetchSchema } from './fetch-schema.ts';
import { getJson } from './get-json.ts';
import type { SchemaAnswer } from './registered-schema.ts';

/** The schemas of a cluster's registry. */
export interface Registry {
  /** Tells the registries of a process apart. */
  name: string;
  /** An answer for each key, after `waitMs` at the latest: what is not known by then is said to be on its way. */
  find(keys: readonly string[], waitMs: number): Promise<SchemaAnswer[]>;
  /** The id of the subject's newest schema, asked for each time; null: there is no such subject. Throws REGISTRY_UNREACHABLE. */
  newest(subject: string): Promise<number | null>;
}

const version = z.object({ id: z.int() });
const requestMs = 4000;
const unknownMs = 60_000;
const failedMs = 10_000;
const onItsWayMs = 1000;
/** A record that only looks as if it had a schema makes an id up: those may be many. */
const mostKept = 5000;

/** The registry as a whole did not answer, or refuses everything. */
class RegistryDown extends Error {}

/**
 * A client that keeps every schema, since they never change, and remembers for a while what it could not get: while the
 * registry is down nobody waits for it.
 */
export function createRegistry(name: string, config: SchemaRegistryConfig, now = Date.now): Registry {
  const known = new Map<string, SchemaAnswer>();
  const asking = new Map<string, Promise<SchemaAnswer>>();
  let down: { reason: string; until: number } | null = null;
  const ask = askWith(config);

  const load = async (key: string): Promise<SchemaAnswer> => {
    try {
      const schema = await fetchSchema(ask, key);
      if (schema) return { ok: true, schema };
      return { ok: false, key, reason: `the registry has no schema ${key}`, retryAt: now() + unknownMs };
    } catch (error) {
      const reason = `schema ${key} could not be got: ${error instanceof Error ? error.message : error}`;
      const retryAt = now() + failedMs;
      if (error instanceof RegistryDown) down = { reason: error.message, until: retryAt };
      return { ok: false, key, reason, retryAt };
    }
  };

  const find = async (key: string): Promise<SchemaAnswer> => {
    const answer = known.get(key);
    if (answer && (answer.ok || answer.retryAt > now())) return answer;
    if (down && down.until > now()) {
      return { ok: false, key, reason: `schema ${key} could not be got: ${down.reason}`, retryAt: down.until };
    }
    const under = asking.get(key) ?? load(key);
    asking.set(key, under);
    const got = await under;
    asking.delete(key);
    if (known.size >= mostKept) known.clear();
    known.set(key, got);
    return got;
  };

  return {
    name,
    async newest(subject) {
      const path = `/subjects/${encodeURIComponent(subject)}/versions/latest`;
      const found = await ask(path).catch((error: Error) => {
        throw new AppError('REGISTRY_UNREACHABLE', `Schema ${subject} could not be got: ${error.message}.`);
      });
      return found === null ? null : version.parse(found).id;
    },
    async find(keys, waitMs) {
      const late = new AbortController();
      const limit = sleep(waitMs, null, { signal: late.signal, ref: false }).catch(() => null);
      const answers = await Promise.all(
        keys.map(async (key) => (await Promise.race([find(key), limit])) ?? onItsWay(key, now())),
      );
      late.abort();
      return answers;
    },
  };
}

function onItsWay(key: string, now: number): SchemaAnswer {
  const reason = `schema ${key} has not come from the registry yet; ask again`;
  return { ok: false, key, reason, retryAt: now + onItsWayMs };
}

/** Asks one address after the other until one answers. */
function askWith({ urls, auth, tls }: SchemaRegistryConfig): (path: string) => Promise<unknown> {
  const pool = { keepAlive: true, maxSockets: 8, timeout: 30_000 };
  const plain = new PlainAgent(pool);
  const secure = new SecureAgent({
    ...pool,
    ...(tls?.ca && { ca: tls.ca }),
    ...(tls?.certificate && { cert: tls.certificate }),
    ...(tls?.key && { key: tls.key.reveal() }),
    ...(tls?.passphrase && { passphrase: tls.passphrase.reveal() }),
    ...(tls?.verifyHostname === false && { checkServerIdentity: () => undefined }),
  });
  return async (path) => {
    const headers = { accept: 'application/vnd.schemaregistry.v1+json, application/json', ...signIn(auth) };
    let trouble = '';
    for (const url of urls) {
      const agent = url.startsWith('https:') ? secure : plain;
      const work = getJson(url + path, { headers, agent, timeoutMs: requestMs });
      const reply = await work.catch((error: Error) => {
        trouble = `the registry does not answer (${error.message || (error as NodeJS.ErrnoException).code})`;
        return null;
      });
      if (reply?.status === 200) return reply.body;
      if (reply?.status === 404) return null;
      if (reply) trouble = `the registry answers with ${reply.status}${saysWhy(reply.status)}`;
    }
    throw new RegistryDown(trouble);
  };
}

function signIn(auth: SchemaRegistryConfig['auth']): Record<string, string> {
  if (auth === null) return {};
  if (auth.kind === 'bearer') return { authorization: `Bearer ${auth.token.reveal()}` };
  const pair = Buffer.from(`${auth.username}:${auth.password.reveal()}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

function saysWhy(status: number): string {
  if (status === 401) return ': it does not know this user';
  return status === 403 ? ': this user may not read schemas' : '';
}
