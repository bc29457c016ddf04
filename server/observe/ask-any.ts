import type { CallOptions, KafkaClient } from '../kafka/client.ts';

/** What one reading may cost, in milliseconds: a page with older data is better than a page that waits. */
export const readTimeoutMs = 2_000;

/** `timeoutMs` is for each of two tries. */
export type AskAny = <T>(
  read: (kafka: KafkaClient, options: CallOptions) => Promise<T>,
  timeoutMs?: number,
) => Promise<T>;

/**
 * Reads what any broker can tell from one that answers, and once more from another if that fails. `answering` gives
 * broker ids; with none known yet the client looks for a broker itself.
 */
export function askAny(kafka: KafkaClient, answering: () => number[]): AskAny {
  let turn = 0;
  return async (read, timeoutMs = readTimeoutMs) => {
    const nodes = answering();
    if (nodes.length === 0) return read(kafka, { timeoutMs });
    turn += 1;
    const choose = (step: number) => nodes[(turn + step) % nodes.length] as number;
    try {
      return await read(kafka, { node: choose(0), timeoutMs });
    } catch (error) {
      if (nodes.length === 1) throw error;
      return read(kafka, { node: choose(1), timeoutMs });
    }
  };
}
