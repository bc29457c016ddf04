import type { CallOptions, KafkaClient } from '../../kafka/client.ts';
import type { MetadataResponsePartition, MetadataResponseTopic } from '../../kafka/protocol/messages.ts';
import type { PartitionState, TopicState } from '../snapshot.ts';

/** The id of nothing: brokers before 2.8 have no topic ids. */
const noTopicId = 'A'.repeat(22);

/** Every topic with its partitions, by name. */
export async function readTopics(kafka: KafkaClient, options: CallOptions) {
  const answer = await kafka.call('Metadata', { topics: null, allowAutoTopicCreation: false }, options);
  const topics = new Map<string, TopicState>();
  for (const topic of answer.topics) {
    if (topic.name !== null) topics.set(topic.name, topicOf(topic.name, topic));
  }
  return { topics, kafkaClusterId: answer.clusterId, brokers: answer.brokers };
}

function topicOf(name: string, topic: MetadataResponseTopic): TopicState {
  const partitions = topic.partitions.map(partitionOf).sort((a, b) => a.partition - b.partition);
  return { name, id: topic.topicId === noTopicId ? null : topic.topicId, internal: topic.isInternal, partitions };
}

function partitionOf(partition: MetadataResponsePartition): PartitionState {
  return {
    partition: partition.partitionIndex,
    leader: partition.leaderId < 0 ? null : partition.leaderId,
    leaderEpoch: partition.leaderEpoch < 0 ? null : partition.leaderEpoch,
    replicas: partition.replicaNodes,
    isr: partition.isrNodes,
    offline: partition.offlineReplicas,
  };
}
