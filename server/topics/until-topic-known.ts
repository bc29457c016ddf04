import type { KafkaClient } from '../kafka/client.ts';
import { untilBrokersKnow } from './until-brokers-know.ts';

/** Waits until every broker that answers knows the topics with that many led partitions. */
export async function untilTopicKnown(kafka: KafkaClient, name: string, partitions: number): Promise<void> {
  const body = { topics: [{ name }], allowAutoTopicCreation: false };
  await untilBrokersKnow(kafka, 'Metadata', body, ({ topics: [topic] }) => {
    const led = topic?.partitions.filter(({ leaderId }) => leaderId >= 0) ?? [];
    return topic?.errorCode === 0 && led.length >= partitions;
  });
}
