import { setTimeout as delay } from 'node:timers/promises';
import { AppError, type ErrorCode, outcome } from '../../lib/errors.ts';
import type { KafkaClient } from './client.ts';
import { kafkaError, toKafkaAppError } from './errors.ts';
import type { ApiName, RequestOf, ResponseOf } from './protocol/messages.ts';

export interface ItemAnswer {
  key: string;
  errorCode: number;
  errorMessage?: string | null;
}

export interface ItemOutcome {
  /** Null: it is done. */
  error: AppError | null;
  /** An earlier try may have been done although its answer was lost: `exists already` can be our own work. */
  repeated: boolean;
}

export interface ControllerRequest<A extends ApiName> {
  api: A;
  /** What the request is about, such as topic names: one answer each. */
  keys: readonly string[];
  build: (keys: readonly string[]) => RequestOf<A>;
  answersOf: (answer: ResponseOf<A>) => ItemAnswer[];
  /** What was tried with a key, for the message of its error. */
  context: (key: string) => string;
  /** How long to try, in milliseconds. */
  patienceMs?: number;
}

const usualPatienceMs = 30_000;
const pauseMs = 200;
/** Errors of transport: another try may do. */
const passing: readonly ErrorCode[] = ['BROKER_UNREACHABLE', 'CLUSTER_UNREACHABLE', 'TIMEOUT'];
/** The time was over: what was asked may still be done. */
const REQUEST_TIMED_OUT = 7;
/** To Kafka's clients a try of its own; here it means that there is no such topic. */
const UNKNOWN_TOPIC_ID = 100;
const UNKNOWN_TOPIC_OR_PARTITION = 3;

/**
 * One administrative request to the controller, or in KRaft to a broker that passes it on, tried again for the keys
 * that were refused for a passing reason. Failures are data, one for each key.
 */
export async function askController<A extends ApiName>(
  client: KafkaClient,
  { api, keys, build, answersOf, context, patienceMs = usualPatienceMs }: ControllerRequest<A>,
): Promise<Map<string, ItemOutcome>> {
  const deadline = Date.now() + patienceMs;
  const found = new Map<string, ItemOutcome>();
  const doubtful = new Set<string>();
  let pending = keys;
  for (;;) {
    const asked = pending;
    const answer = await outcome(async () => client.call(api, build(asked), await controllerOf(client)));
    const rows = answer.ok ? new Map(answersOf(answer.value).map((row) => [row.key, row])) : null;
    pending = asked.filter((key) => {
      const row = rows?.get(key);
      const code = row?.errorCode ?? -1;
      const repeated = doubtful.has(key);
      if (!answer.ok) found.set(key, { error: answer.error, repeated });
      else
        found.set(key, { error: code === 0 ? null : toKafkaAppError(code, context(key), row?.errorMessage), repeated });
      if (!answer.ok || code === REQUEST_TIMED_OUT) doubtful.add(key);
      return answer.ok ? mayPass(code) : passing.includes(answer.error.code);
    });
    if (pending.length === 0) return found;
    if (Date.now() + pauseMs > deadline) break;
    await delay(pauseMs);
  }
  for (const key of pending) {
    const { error, repeated } = found.get(key) as ItemOutcome;
    if (error && doubtful.has(key)) found.set(key, { error: unsure(error), repeated });
  }
  return found;
}

function mayPass(code: number): boolean {
  return kafkaError(code).retriable && code !== UNKNOWN_TOPIC_ID && code !== UNKNOWN_TOPIC_OR_PARTITION;
}

/** ZooKeeper's clusters name the one broker that may be asked; in KRaft any is named, and passes the request on. */
async function controllerOf(client: KafkaClient): Promise<{ node?: number }> {
  const { controllerId } = await client.call('Metadata', { topics: [], allowAutoTopicCreation: false });
  return controllerId < 0 ? {} : { node: controllerId };
}

function unsure({ code, message, details }: AppError): AppError {
  return new AppError(code, `${message} It may have been done all the same: look before you try again.`, {
    ...(details && { details: { ...details } }),
  });
}
