import type { ConnectionConfig } from '../config/cluster.ts';
import type { ApiName, MetadataResponseTopic, RequestOf, ResponseOf } from './protocol/messages.ts';

export interface CallOptions {
  /** Broker id; without it any broker answers, failing over to the next. */
  node?: number;
  /** How long to wait for the answer, in milliseconds, beyond the time the request itself asks the broker to wait. */
  timeoutMs?: number;
  /** Aborting rejects with the signal's reason. */
  signal?: AbortSignal;
  /** The highest version to use, for requests whose shape changes above it. */
  maxVersion?: number;
  /** Which connections carry it: a broker answers one request per connection at a time. Fetches have their own. */
  lane?: 'control' | 'fetch';
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

/** Connects lazily: with the first call. */
export function createKafkaClient(config: ConnectionConfig): KafkaClient {
  throw new Error(`not connected to ${config.bootstrapServers.join()}`);
}
