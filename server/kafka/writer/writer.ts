import type { KafkaClient } from '../client.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { leaderRequests } from './leader-requests.ts';
import { type Producer, startOf, unnumbered } from './position.ts';
import { tryAgain } from './try-again.ts';
import type { Acks } from './verdict.ts';

export type AcksName = 'all' | 'leader' | 'none';
export type Writer = Lanes;

export interface WriterOptions {
  acks?: AcksName;
  /** How long a record is tried while its partition makes no progress, in milliseconds. */
  timeoutMs?: number;
}

const wireAcks: Readonly<Record<AcksName, Acks>> = { all: -1, leader: 1, none: 0 };
export const usualTimeoutMs = 30_000;
/** How long a leader waits for its replicas before it answers, in milliseconds. */
export const replicasMs = 5_000;

/**
 * Writes records. With acks `all` the writer is idempotent: what a lost connection leaves unclear is sent again until
 * it is there exactly once. Otherwise only what certainly has not been written is sent again.
 */
export function createWriter(client: KafkaClient, options: WriterOptions = {}): Writer {
  const { timeoutMs = usualTimeoutMs } = options;
  const acks = wireAcks[options.acks ?? 'all'];
  let producer: Producer | null = null;
  let asking: Promise<Producer> | null = null;

  const ask = () => {
    asking ??= askProducerId(client, timeoutMs).finally(() => {
      asking = null;
    });
    return asking;
  };

  return createLanes({
    client,
    acks,
    timeoutMs,
    transactional: false,
    produce: leaderRequests(client, { acks, timeoutMs: Math.min(timeoutMs, replicasMs), transactionalId: null }),
    async begin() {
      if (acks !== -1) return unnumbered;
      producer ??= await ask();
      return startOf(producer);
    },
    forget(id) {
      if (producer?.id === id) producer = null;
    },
  });
}

const producerIdWords = 'A producer id, which the right to write to any topic brings';

async function askProducerId(client: KafkaClient, timeoutMs: number): Promise<Producer> {
  const { producerId, producerEpoch } = await tryAgain(producerIdWords, timeoutMs, () =>
    client.call('InitProducerId', { transactionalId: null, transactionTimeoutMs: 0 }),
  );
  return { id: producerId, epoch: producerEpoch };
}
