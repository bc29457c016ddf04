import { AppError } from '../../lib/errors.ts';
import type { CallOptions, KafkaClient } from '../kafka/client.ts';

/**
 * A client whose calls to one broker end after `timeoutMs` whatever they wait for. The client's own limit begins when
 * the request is sent, and a broker that hangs still accepts connections.
 */
export function impatient(kafka: KafkaClient): KafkaClient {
  return {
    ...kafka,
    call: (api, body, options) => bounded(() => kafka.call(api, body, options), options),
    version: (api, node) => bounded(() => kafka.version(api, node), { ...(node !== undefined && { node }) }),
  };
}

const versionTimeoutMs = 1_000;

function bounded<T>(
  work: () => Promise<T>,
  { node, timeoutMs = versionTimeoutMs }: Pick<CallOptions, 'node' | 'timeoutMs'> = {},
): Promise<T> {
  if (node === undefined) return work();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(noAnswer(node, timeoutMs)), timeoutMs);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

export function noAnswer(node: number, timeoutMs: number): AppError {
  return new AppError('BROKER_UNREACHABLE', `Broker ${node} did not answer within ${timeoutMs / 1000} s.`, {
    details: { node, timeoutMs },
  });
}
