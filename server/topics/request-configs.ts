import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { askController, type ItemOutcome } from '../kafka/controller.ts';
import { atField } from './named-topics.ts';
import { topicResource } from './read-topic-configs.ts';
import { untilBrokersKnow } from './until-brokers-know.ts';

/** What is written to a topic; null takes the setting from it. */
export interface ConfigWrite {
  readonly topic: string;
  readonly configs: readonly { readonly name: string; readonly value: string | null }[];
}

const validationPatienceMs = 5_000;
/** The protocol's operations. */
const SET = 0;
const DELETE = 1;
const TOPIC_SOURCE = 1;
/** A page shows one topic; the brokers that know it know the rest a moment later. */
const mostWatched = 50;

/** Lets Kafka check the settings without writing them. Throws the first refusal, at its field. */
export async function validateConfigs(kafka: KafkaClient, topics: readonly ConfigWrite[]): Promise<void> {
  for (const { error } of (await alter(kafka, topics, true)).values()) if (error) throw atConfig(error);
}

/** How each topic came out. */
export function writeConfigs(kafka: KafkaClient, topics: readonly ConfigWrite[]): Promise<Map<string, ItemOutcome>> {
  return alter(kafka, topics, false);
}

async function alter(kafka: KafkaClient, topics: readonly ConfigWrite[], validateOnly: boolean) {
  const byName = new Map(topics.map((one) => [one.topic, one]));
  return askController(kafka, {
    api: 'IncrementalAlterConfigs',
    keys: [...byName.keys()],
    build: (names) => ({
      validateOnly,
      resources: names.map((resourceName) => ({
        resourceType: topicResource,
        resourceName,
        configs: (byName.get(resourceName)?.configs ?? []).map(({ name, value }) => ({
          name,
          configOperation: value === null ? DELETE : SET,
          value,
        })),
      })),
    }),
    answersOf: ({ responses }) => responses.map((row) => ({ ...row, key: row.resourceName })),
    context: (topic) => `The settings of ${topic} cannot be changed`,
    ...(validateOnly && { patienceMs: validationPatienceMs }),
  });
}

/** Kafka names the setting only in its words. */
function atConfig(error: AppError): AppError {
  const name = /for configuration ([\w.]+)/.exec(error.message)?.[1];
  return atField(error, name ? `configs.${name}` : 'configs');
}

/** Waits until every broker that answers shows the new settings. */
export async function untilConfigsKnown(kafka: KafkaClient, topics: readonly ConfigWrite[]): Promise<void> {
  const watched = topics.slice(0, mostWatched);
  if (watched.length === 0) return;
  const resources = watched.map(({ topic, configs }) => ({
    resourceType: topicResource,
    resourceName: topic,
    configurationKeys: configs.map(({ name }) => name),
  }));
  await untilBrokersKnow(kafka, 'DescribeConfigs', { resources }, ({ results }) =>
    watched.every(({ topic, configs }) => {
      const shown = results.find(({ resourceName }) => resourceName === topic)?.configs ?? [];
      return configs.every(({ name, value }) => {
        const now = shown.find((config) => config.name === name);
        if (value === null) return now?.configSource !== TOPIC_SOURCE;
        return now?.configSource === TOPIC_SOURCE && same(now.value, value);
      });
    }),
  );
}

/** Brokers write lists without spaces and words in small letters. */
function same(shown: string | null, written: string): boolean {
  const plain = (text: string) => text.replace(/\s/g, '').toLowerCase();
  return shown !== null && plain(shown) === plain(written);
}
