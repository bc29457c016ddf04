import { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';

/** Settles with `work`, or rejects with `late` when it takes longer than `ms`. */
function within<T>(ms: number, work: Promise<T>, late: () => AppError): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The client with all its calls over at `deadline` (of Date.now), opening a connection included. */
export function untilDeadline(client: KafkaClient, deadline: number): KafkaClient {
  const left = () => Math.max(1, deadline - Date.now());
  return {
    ...client,
    call(api, body, options = {}) {
      const ms = left();
      return within(ms, client.call(api, body, { ...options, timeoutMs: ms }), () => noAnswer(options.node, ms));
    },
    topics(names, options) {
      const ms = left();
      return within(ms, client.topics(names, options), () => noAnswer(undefined, ms));
    },
  };
}

function noAnswer(node: number | undefined, timeoutMs: number): AppError {
  const who = node === undefined ? 'The cluster' : `Broker ${node}`;
  return new AppError('BROKER_UNREACHABLE', `${who} did not answer in time.`, { details: { node, timeoutMs } });
}
