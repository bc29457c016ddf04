import { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../lib/errors.ts';
import type { SchemaRegistryConfig } from '../../config/cluster.ts';
import { type Ask, fetchSchema } from './fetch-schema.ts';
import { getJson } from './get-json.ts';
import type { RegisteredSchema, SchemaAnswer } from './registered-schema.ts';

/** The schemas of a cluster's registry. */
export interface Registry {
  /** Tells the registries of a process apart. */
  name: string;
  /** An answer for each key, after `waitMs` at the latest: what is not known by then is said to be on its way. */
  find(keys: readonly string[], waitMs: number): Promise<SchemaAnswer[]>;
  /** The schema by its id; null: the registry does not have it. Throws REGISTRY_UNREACHABLE. */
  schema(id: number): Promise<RegisteredSchema | null>;
  /**
   * A version of the subject, or its newest, with the schema's id, asked for each time; null: there is none. Throws
   * REGISTRY_UNREACHABLE.
   */
  version(subject: string, version: number | 'latest'): Promise<SubjectVersion | null>;
  /** The numbers of a subject's versions, oldest first; none where there is no subject. Throws REGISTRY_UNREACHABLE. */
  versions(subject: string): Promise<number[]>;
  /** The names of all subjects, sorted. Throws REGISTRY_UNREACHABLE. */
  subjects(): Promise<string[]>;
}

const subjectVersion = z.object({ id: z.int(), version: z.int() });
export type SubjectVersion = z.infer<typeof subjectVersion>;
const requestMs = 4000;
/** How long somebody who can't go on without it waits for a schema with all that it refers to. */
const patientMs = 8000;
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
      const reason = `the registry has no schema ${key}`;
      return { ok: false, key, reason, retryAt: now() + unknownMs, absent: true };
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
      const reason = `schema ${key} could not be got: ${down.reason}`;
      return { ok: false, key, reason, retryAt: down.until };
    }
    const under = asking.get(key) ?? load(key);
    asking.set(key, under);
    const got = await under;
    asking.delete(key);
    if (known.size >= mostKept) known.clear();
    known.set(key, got);
    return got;
  };

  const within = async (keys: readonly string[], waitMs: number): Promise<SchemaAnswer[]> => {
    const late = new AbortController();
    const limit = sleep(waitMs, null, { signal: late.signal, ref: false }).catch(() => null);
    const answers = await Promise.all(
      keys.map(async (key) => (await Promise.race([find(key), limit])) ?? onItsWay(key, now())),
    );
    late.abort();
    return answers;
  };

  return {
    name,
    find: within,
    async schema(id) {
      const [answer] = await within([id.toString()], patientMs);
      if (answer?.ok) return answer.schema;
      if (answer?.absent) return null;
      throw unreachable(answer?.reason ?? `schema ${id} could not be got`);
    },
    async version(subject, version) {
      const what = `schema ${subject} could not be got`;
      const found = await askFor(ask, `/subjects/${encodeURIComponent(subject)}/versions/${version}`, what);
      return found === null ? null : read(subjectVersion, found, what);
    },
    async versions(subject) {
      const what = `the versions of ${subject} could not be listed`;
      const found = await askFor(ask, `/subjects/${encodeURIComponent(subject)}/versions`, what);
      return found === null ? [] : read(z.array(z.int()), found, what).sort((a, b) => a - b);
    },
    async subjects() {
      const what = 'the subjects could not be listed';
      const names = read(z.array(z.string()), await askFor(ask, '/subjects', what), what);
      return names.sort((a, b) => (a < b ? -1 : 1));
    },
  };
}

async function askFor(ask: Ask, path: string, what: string): Promise<unknown> {
  return await ask(path).catch((error: Error) => {
    throw unreachable(`${what}: ${error.message}`);
  });
}

function read<T>(shape: z.ZodType<T>, answer: unknown, what: string): T {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw unreachable(`${what}: the registry's answer is not what a schema registry says`);
}

function unreachable(reason: string): AppError {
  return new AppError('REGISTRY_UNREACHABLE', `${reason[0]?.toUpperCase()}${reason.slice(1)}.`);
}

function onItsWay(key: string, now: number): SchemaAnswer {
  const reason = `schema ${key} has not come from the registry yet; ask again`;
  return { ok: false, key, reason, retryAt: now + onItsWayMs };
}

/** Asks one address after the other until one answers. */
function askWith({ urls, auth, tls }: SchemaRegistryConfig): Ask {
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
