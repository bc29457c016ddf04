import type { KafkaTools } from '../java/kafka-tools.ts';
import { leaveStoppedGroups, seedLiveGroups } from './groups.ts';
import { history } from './history.ts';
import { topics } from './topics.ts';

/** Makes the topics and writes the history; once per cluster. Rejects when the signal aborts. */
export async function fillShop(tools: KafkaTools, say: (detail: string) => void, signal: AbortSignal): Promise<void> {
  await tools.createTopics(topics);
  const batches = history(BigInt(Date.now()));
  let written = 0;
  for (const { records, options } of batches) {
    signal.throwIfAborted();
    await tools.produce(records, options);
    written += records.length;
    say(`${written} records`);
  }
  await leaveStoppedGroups(tools);
  await seedLiveGroups(tools);
}
