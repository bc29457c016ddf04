import type { KafkaClient } from '../kafka/client.ts';
import { readTopicConfigs } from './read-topic-configs.ts';
import { readTopics } from './read-topics.ts';

/** What another topic can be made after. */
export interface TopicTemplate {
  readonly partitions: number;
  readonly replicationFactor: number;
  /** The settings that the topic itself sets, by name in order. */
  readonly configs: Readonly<Record<string, string>>;
}

/** They name partitions and brokers of the one topic, while its replicas move. */
const ofOneTopic = ['leader.replication.throttled.replicas', 'follower.replication.throttled.replicas'];

/** Throws TOPIC_NOT_FOUND. */
export async function readTemplate(kafka: KafkaClient, name: string): Promise<TopicTemplate> {
  const [[topic], [configs]] = await Promise.all([readTopics(kafka, [name]), readTopicConfigs(kafka, [name])]);
  const own = (configs ?? []).filter(({ name: config, source }) => source === 'topic' && !ofOneTopic.includes(config));
  return {
    partitions: topic?.replicas.length ?? 1,
    replicationFactor: topic?.replicas[0]?.length ?? 1,
    configs: Object.fromEntries(own.flatMap(({ name: config, value }) => (value === null ? [] : [[config, value]]))),
  };
}
