import { setTimeout as delay } from 'node:timers/promises';
import type { KafkaClient } from '../kafka/client.ts';
import type { ApiName, RequestOf, ResponseOf } from '../kafka/protocol/messages.ts';
import { callAll } from '../kafka/routing.ts';

const patienceMs = 5_000;
const pauseMs = 50;
const answerMs = 1_000;

/**
 * Brokers learn of a change one after another. Waits until each that answers shows it, so that the next page does too;
 * gives up without a word after 5 s, since the change itself is done.
 */
export async function untilBrokersKnow<A extends ApiName>(
  kafka: KafkaClient,
  api: A,
  body: RequestOf<A>,
  shows: (answer: ResponseOf<A>) => boolean,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  do {
    const answers = [...(await callAll(kafka, api, body, { timeoutMs: answerMs })).values()];
    if (answers.every((answer) => !answer.ok || shows(answer.value))) return;
    await delay(pauseMs);
  } while (Date.now() < deadline);
}
