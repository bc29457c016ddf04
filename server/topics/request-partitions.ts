import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { askController } from '../kafka/controller.ts';
import { atField } from './named-topics.ts';
import type { PartitionGrowth } from './plan-add-partitions.ts';

const brokersWaitMs = 10_000;
const validationPatienceMs = 5_000;

/** Lets Kafka check the growth without doing it. Throws what Kafka says, at the field where that is known. */
export async function validateGrowth(kafka: KafkaClient, growth: PartitionGrowth): Promise<void> {
  const { error } = await create(kafka, growth, { validateOnly: true, patienceMs: validationPatienceMs });
  const field = error && fields[String(error.details?.kafkaError)];
  if (error) throw field ? atField(error, field) : error;
}

/** Adds the partitions. Null when they are there. */
export async function requestGrowth(kafka: KafkaClient, growth: PartitionGrowth): Promise<AppError | null> {
  const { error, repeated } = await create(kafka, growth, { validateOnly: false });
  // What was done already would be no increase: an earlier try of ours did it, since the plan was checked before.
  return repeated && error?.details?.kafkaError === 'INVALID_PARTITIONS' ? null : error;
}

async function create(
  kafka: KafkaClient,
  { topic, partitions, assignments }: PartitionGrowth,
  { validateOnly, patienceMs }: { validateOnly: boolean; patienceMs?: number },
) {
  const wanted = {
    name: topic,
    count: partitions,
    assignments: assignments?.map((brokerIds) => ({ brokerIds: [...brokerIds] })) ?? null,
  };
  const outcomes = await askController(kafka, {
    api: 'CreatePartitions',
    keys: [topic],
    build: () => ({ topics: [wanted], timeoutMs: brokersWaitMs, validateOnly }),
    answersOf: ({ results }) => results.map((row) => ({ ...row, key: row.name })),
    context: () => `Partitions cannot be added to ${topic}`,
    ...(patienceMs !== undefined && { patienceMs }),
  });
  const { error = null, repeated = false } = outcomes.get(topic) ?? {};
  return { error, repeated };
}

const fields: Readonly<Record<string, string>> = {
  INVALID_PARTITIONS: 'partitions',
  INVALID_REPLICATION_FACTOR: 'partitions',
  INVALID_REPLICA_ASSIGNMENT: 'assignments',
};
