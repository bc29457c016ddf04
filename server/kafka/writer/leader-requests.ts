import { setImmediate as endOfTurn, setTimeout as pause } from 'node:timers/promises';
import { type Outcome, outcome } from '../../../lib/errors.ts';
import type { KafkaClient } from '../client.ts';
import {
  answerTo,
  type Part,
  type PartitionAnswer,
  type ProduceSettings,
  produceRequest,
  produceVersion,
  unanswered,
} from './produce-request.ts';

export type ProduceTo = (leader: number, part: Part) => Promise<Outcome<PartitionAnswer>>;

interface Waiting {
  part: Part;
  settle(answer: Outcome<PartitionAnswer>): void;
}

const mostRequestBytes = 8 * 1024 * 1024;

/** Produces with one request under way per leader; what comes meanwhile shares the next. Failures are data. */
export function leaderRequests(client: KafkaClient, settings: ProduceSettings): ProduceTo {
  const queues = new Map<number, Waiting[]>();

  async function send(leader: number, parts: readonly Part[]) {
    const body = produceRequest(parts, settings);
    const options = { node: leader, maxVersion: produceVersion };
    return outcome(() => client.call('Produce', body, options));
  }

  async function drain(leader: number, queue: Waiting[]): Promise<void> {
    await endOfTurn();
    while (queue.length > 0) {
      const taken = takeUpTo(mostRequestBytes, queue);
      const result = await send(
        leader,
        taken.map(({ part }) => part),
      );
      for (const { part, settle } of taken) {
        if (!result.ok) settle(result);
        else settle(settings.acks === 0 ? { ok: true, value: unanswered } : answerTo(part, result.value));
      }
      await (result.ok && result.value.throttleTimeMs > 0 ? pause(result.value.throttleTimeMs) : endOfTurn());
    }
    queues.delete(leader);
  }

  return (leader, part) =>
    new Promise((settle) => {
      const running = queues.get(leader);
      const queue = running ?? [];
      queue.push({ part, settle });
      if (running) return;
      queues.set(leader, queue);
      void drain(leader, queue);
    });
}

/** At least one, however large. */
function takeUpTo(bytes: number, queue: Waiting[]): Waiting[] {
  let total = 0;
  const end = queue.findIndex(({ part }, index) => {
    total += part.bytes.length;
    return index > 0 && total > bytes;
  });
  return queue.splice(0, end < 0 ? queue.length : end);
}
