import { AppError, type ErrorCode, toAppError } from '../../lib/errors.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';
import { type Connection, negotiate } from './connection.ts';
import { createConnectionPool, type Lane } from './connection-pool.ts';
import { createMetadataCache } from './metadata.ts';
import type { ApiName, MetadataResponseTopic, RequestOf, ResponseOf } from './protocol/messages.ts';

export interface CallOptions {
  /** Broker id; without it any broker answers, failing over to the next. */
  node?: number;
  /** How long the broker may say nothing, in milliseconds, beyond the time the request itself asks it to wait. */
  timeoutMs?: number;
  /** How long opening a connection of its own may take, in milliseconds, where that should be less than usual. */
  openTimeoutMs?: number;
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
  /** The highest version to use, for requests whose shape changes above it. */
  maxVersion?: number;
  /** Which connections carry it: a broker answers one request per connection at a time. Fetch and Produce have their own. */
  lane?: Lane;
}

export interface BrokerAddress {
  id: number;
  host: string;
  port: number;
  rack: string | null;
}

export interface KafkaClient {
  /**
   * One request to one broker. Broker error codes inside the answer are data; only failures of transport or
   * negotiation throw an AppError.
   */
  call<A extends ApiName>(api: A, body: RequestOf<A>, options?: CallOptions): Promise<ResponseOf<A>>;
  /** The version `call` would use, or null where the broker lacks the API. */
  version(api: ApiName, node?: number): Promise<number | null>;
  /** Brokers known from the latest metadata (live ones). */
  brokers(): Promise<BrokerAddress[]>;
  /** Metadata of the named topics, from the cache unless `fresh`; unknown topics carry error 3. */
  topics(names: string[], options?: { fresh?: boolean }): Promise<Map<string, MetadataResponseTopic>>;
  close(): Promise<void>;
}

const defaultTimeoutMs = 5_000;
const ownLane: { [A in ApiName]?: Lane } = { Fetch: 'fetch', Produce: 'produce' };
/** A broker that failed is asked last for this long when any broker would do. */
const suspectMs = 10_000;

/** Connects lazily: with the first call. */
export function createKafkaClient(config: ConnectionConfig): KafkaClient {
  const seeds = config.bootstrapServers.map((server) => parseAddress(server) as Address);
  const pool = createConnectionPool(config);
  const metadata = createMetadataCache();
  const suspects = new Map<string, number>();
  const refreshes = new Map<string, Promise<ResponseOf<'Metadata'>>>();

  async function at<T>(
    address: Address,
    { lane = 'control', openTimeoutMs }: CallOptions,
    work: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    const key = formatAddress(address);
    try {
      const result = await pool.use(address, lane, work, openTimeoutMs);
      suspects.delete(key);
      return result;
    } catch (error) {
      if (isUnreachable(error)) suspects.set(key, Date.now() + suspectMs);
      throw error;
    }
  }

  /** Seeds stay candidates behind the known brokers: they may be a name that leads to whoever is alive. */
  function candidates(): Address[] {
    const suspect = (address: Address) => (suspects.get(formatAddress(address)) ?? 0) > Date.now();
    const byKey = new Map([...metadata.brokers(), ...seeds].map((address) => [formatAddress(address), address]));
    return [...byKey.values()].sort((a, b) => Number(suspect(a)) - Number(suspect(b)));
  }

  async function anywhere<T>(options: CallOptions, work: (connection: Connection) => Promise<T>): Promise<T> {
    const failures: AppError[] = [];
    for (const address of candidates()) {
      try {
        return await at(address, options, work);
      } catch (error) {
        if (options.signal?.aborted || !mayFailOver(error)) throw error;
        failures.push(toAppError(error));
      }
    }
    throw mostTelling(failures, seeds);
  }

  async function addressOf(node: number): Promise<Address> {
    const known = metadata.address(node);
    if (known) return known;
    await refresh([]);
    const address = metadata.address(node);
    if (address) return address;
    throw new AppError('BROKER_UNREACHABLE', `Broker ${node} is not in the cluster's metadata: it is down.`, {
      details: { node },
    });
  }

  async function reach<T>(options: CallOptions, work: (connection: Connection) => Promise<T>): Promise<T> {
    const { node } = options;
    return node === undefined ? anywhere(options, work) : at(await addressOf(node), options, work);
  }

  async function call<A extends ApiName>(
    api: A,
    body: RequestOf<A>,
    options: CallOptions = {},
  ): Promise<ResponseOf<A>> {
    const timeoutMs = (options.timeoutMs ?? defaultTimeoutMs) + askedWait(body);
    const lane = ownLane[api];
    const routed = lane ? { lane, ...options } : options;
    const answer = await reach(routed, (connection) => {
      const version = negotiate(api, connection.versions, options.maxVersion);
      if (version === null) throw unsupported(api);
      return connection.send(api, version, body, { timeoutMs, signal: options.signal });
    });
    if (api === 'Metadata') metadata.learn(answer as ResponseOf<'Metadata'>);
    return answer;
  }

  /** One refresh at a time for the same topics. */
  function refresh(names: string[]): Promise<ResponseOf<'Metadata'>> {
    const key = names.join('\n');
    const running = refreshes.get(key);
    if (running) return running;
    const topics = names.map((name) => ({ name }));
    const started = call('Metadata', { topics, allowAutoTopicCreation: false }).finally(() => refreshes.delete(key));
    refreshes.set(key, started);
    return started;
  }

  return {
    call,
    async version(api, node) {
      return reach(node === undefined ? {} : { node }, async (connection) => negotiate(api, connection.versions));
    },
    async brokers() {
      if (!metadata.known) await refresh([]);
      return metadata.brokers();
    },
    async topics(names, { fresh = false } = {}) {
      const found = new Map<string, MetadataResponseTopic>();
      const missing = names.filter((name) => {
        const topic = fresh ? undefined : metadata.topic(name);
        if (topic) found.set(name, topic);
        return !topic;
      });
      if (missing.length === 0) return found;
      for (const topic of (await refresh(missing)).topics ?? []) if (topic.name !== null) found.set(topic.name, topic);
      return found;
    },
    async close() {
      pool.close();
    },
  };
}

/** What the request itself asks the broker to wait, in milliseconds. */
function askedWait(body: object): number {
  const { maxWaitMs = 0, timeoutMs = 0 } = body as { maxWaitMs?: number; timeoutMs?: number };
  return maxWaitMs + timeoutMs;
}

function unsupported(api: ApiName): AppError {
  return new AppError('NOT_SUPPORTED_BY_BROKER', `This broker is too old for ${api}.`, { details: { api } });
}

function isUnreachable(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'BROKER_UNREACHABLE' || error.code === 'KAFKA_HOST_UNKNOWN');
}

const answers: readonly ErrorCode[] = ['NOT_SUPPORTED_BY_BROKER', 'INTERNAL', 'SHUTTING_DOWN', 'BAD_REQUEST'];

function mayFailOver(error: unknown): boolean {
  return error instanceof AppError && !answers.includes(error.code);
}

/** A refusal says more than silence; where all are silent the cluster is unreachable. */
function mostTelling(failures: AppError[], seeds: Address[]): AppError {
  const telling = failures.find((failure) => failure.code !== 'BROKER_UNREACHABLE');
  if (telling) return telling;
  const places = seeds.map(formatAddress).join(', ');
  return new AppError('CLUSTER_UNREACHABLE', `No broker answers at ${places}. ${failures[0]?.message ?? ''}`.trim(), {
    details: { bootstrapServers: seeds.map(formatAddress) },
    cause: failures[0],
  });
}
