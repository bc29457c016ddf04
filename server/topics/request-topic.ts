import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { askController } from '../kafka/controller.ts';
import type { CreateTopicsResponseCreatableTopicResult } from '../kafka/protocol/messages.ts';
import { atField } from './named-topics.ts';
import type { WantedTopic } from './plan-create-topic.ts';

/** What the topic would be; null: brokers before 2.4 do not tell. */
export interface ValidatedTopic {
  readonly partitions: number | null;
  readonly replicationFactor: number | null;
  readonly configs:
    | readonly { readonly name: string; readonly value: string | null; readonly readOnly: boolean }[]
    | null;
}

const brokersWaitMs = 10_000;
const validationPatienceMs = 5_000;

/** Lets Kafka check the topic without making it. Throws what Kafka says, at the field where that is known. */
export async function validateTopic(kafka: KafkaClient, topic: WantedTopic): Promise<ValidatedTopic> {
  const { error, result } = await create(kafka, topic, { validateOnly: true, patienceMs: validationPatienceMs });
  const field = error && fieldOf(error);
  if (error) throw field ? atField(error, field) : error;
  return {
    partitions: known(result?.numPartitions),
    replicationFactor: known(result?.replicationFactor),
    configs: result?.configs ?? null,
  };
}

/** Makes the topic. Null when it is there. */
export async function requestTopic(kafka: KafkaClient, topic: WantedTopic): Promise<AppError | null> {
  const { error, repeated } = await create(kafka, topic, { validateOnly: false });
  return error?.code === 'TOPIC_EXISTS' && repeated ? null : error;
}

async function create(
  kafka: KafkaClient,
  { name, partitions, replicationFactor, assignments, configs }: WantedTopic,
  { validateOnly, patienceMs }: { validateOnly: boolean; patienceMs?: number },
) {
  const topic = {
    name,
    numPartitions: assignments ? -1 : (partitions ?? -1),
    replicationFactor: assignments ? -1 : (replicationFactor ?? -1),
    assignments: (assignments ?? []).map((brokerIds, partitionIndex) => ({
      partitionIndex,
      brokerIds: [...brokerIds],
    })),
    configs: Object.entries(configs).map(([config, value]) => ({ name: config, value })),
  };
  let result: CreateTopicsResponseCreatableTopicResult | undefined;
  const outcomes = await askController(kafka, {
    api: 'CreateTopics',
    keys: [name],
    build: () => ({ topics: [topic], timeoutMs: brokersWaitMs, validateOnly }),
    answersOf: (answer) => {
      result = answer.topics[0];
      return answer.topics.map((row) => ({ ...row, key: row.name }));
    },
    context: () => `The topic ${name} cannot be created`,
    ...(patienceMs !== undefined && { patienceMs }),
  });
  const { error = null, repeated = false } = outcomes.get(name) ?? {};
  return { error, repeated, result };
}

const fields: Readonly<Record<string, string>> = {
  INVALID_TOPIC_EXCEPTION: 'name',
  TOPIC_ALREADY_EXISTS: 'name',
  INVALID_PARTITIONS: 'partitions',
  INVALID_REPLICATION_FACTOR: 'replicationFactor',
  INVALID_REPLICA_ASSIGNMENT: 'assignments',
};

/** Where in the request the fault is; Kafka names a setting only in its words. */
function fieldOf({ message, details }: AppError): string | null {
  const name = String(details?.kafkaError);
  const config = /for configuration ([\w.]+)/.exec(message)?.[1];
  if (name === 'INVALID_CONFIG') return config ? `configs.${config}` : 'configs';
  return fields[name] ?? null;
}

function known(count: number | undefined): number | null {
  return count === undefined || count < 0 ? null : count;
}
