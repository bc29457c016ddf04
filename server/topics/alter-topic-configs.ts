import 'server-only';
import type { ConfigEntry } from '@/lib/contracts/configs';
import type { AppError } from '@/lib/errors';
import { authorize } from '../access/authorize.ts';
import type { ChangeKind } from '../change/kind.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { kafkaFor } from '../kafka/clients.ts';
import { checkConfigNames } from './check-config-names.ts';
import { type ConfigNow, type ConfigsNow, changesOf, wantedConfigs } from './config-changes.ts';
import { type Settings, tellingConfigs } from './config-dangers.ts';
import { countExpiring } from './count-expiring.ts';
import { draftConfigChanges } from './plan-alter-configs.ts';
import { readTopicConfigs } from './read-topic-configs.ts';
import { readTopicDefaults } from './read-topic-defaults.ts';
import { readTopics } from './read-topics.ts';
import { type ConfigWrite, untilConfigsKnown, validateConfigs, writeConfigs } from './request-configs.ts';
import { resultOf } from './results.ts';

interface TopicNow {
  id: string | null;
  partitions: number;
  replicationFactor: number;
  /** Those that the request names. */
  configs: ConfigsNow;
}

type State = Readonly<Record<string, TopicNow>>;

export const alterTopicConfigs: ChangeKind<'alter-topic-configs', State> = {
  kind: 'alter-topic-configs',

  authorize(ctx, request) {
    for (const { topic } of wantedConfigs(request)) {
      authorize(ctx, 'alter', { kind: 'topic', cluster: ctx.cluster.name, name: topic });
    }
  },

  touches: (request) => wantedConfigs(request).map(({ topic }) => ({ type: 'topic', name: topic })),

  async read(ctx, request) {
    const kafka = kafkaFor(ctx.cluster);
    const wanted = wantedConfigs(request);
    const names = wanted.map(({ topic }) => topic);
    const asked = [...new Set(wanted.flatMap(({ configs }) => Object.keys(configs)))];
    const facts = await readTopics(kafka, names);
    const found = await readTopicConfigs(kafka, names, asked);
    const resets = wanted.some(({ configs }) => Object.values(configs).includes(null));
    const defaults = resets ? await readTopicDefaults(kafka) : {};
    const topics = wanted.map(async ({ topic, configs }, index): Promise<[string, TopicNow]> => {
      const known = await checked(kafka, topic, Object.keys(configs), found[index] ?? [], defaults);
      const { id = null, replicas = [] } = facts[index] ?? {};
      return [topic, { id, partitions: replicas.length, replicationFactor: replicas[0]?.length ?? 0, configs: known }];
    });
    return Object.fromEntries(await Promise.all(topics));
  },

  async plan(ctx, request, state) {
    const kafka = kafkaFor(ctx.cluster);
    const wanted = wantedConfigs(request);
    const names = wanted.map(({ topic }) => topic);
    const telling = await readTopicConfigs(kafka, names, tellingConfigs);
    const topics = wanted.map(({ topic, configs }, index) => {
      const now = state[topic] as TopicNow;
      return {
        topic,
        partitions: now.partitions,
        replicationFactor: now.replicationFactor,
        changes: changesOf(configs, now.configs),
        before: Object.fromEntries((telling[index] ?? []).map(({ name, value }) => [name, value])),
      };
    });
    const draft = draftConfigChanges(topics, await countExpiring(ctx, topics), ctx.cluster.connection);
    await validateConfigs(kafka, draft.payload as unknown as ConfigWrite[]);
    return draft;
  },

  async apply(ctx, payload) {
    const kafka = kafkaFor(ctx.cluster);
    const topics = payload as unknown as ConfigWrite[];
    const errors = await writeConfigs(kafka, topics);
    const failed = (topic: string): AppError | null => errors.get(topic)?.error ?? null;
    await untilConfigsKnown(
      kafka,
      topics.filter(({ topic }) => failed(topic) === null),
    );
    return topics.flatMap(({ topic, configs }) =>
      configs.map(({ name }) => resultOf({ resource: topic, field: name }, failed(topic))),
    );
  },
};

/** The settings by name; throws BAD_REQUEST for what the topic does not know or the broker does not let change. */
async function checked(
  kafka: KafkaClient,
  topic: string,
  names: readonly string[],
  found: readonly ConfigEntry[],
  defaults: Settings,
): Promise<ConfigsNow> {
  const all = names.every((name) => found.some((config) => config.name === name))
    ? found
    : ((await readTopicConfigs(kafka, [topic]))[0] ?? []);
  checkConfigNames(names, all);
  return Object.fromEntries(
    all.filter(({ name }) => names.includes(name)).map((config) => [config.name, configNow(config, defaults)]),
  );
}

/** Brokers do not tell what Kafka's own default is while the topic sets something else. */
function configNow({ name, value, source, default: known, defaultSource }: ConfigEntry, defaults: Settings): ConfigNow {
  if (known !== null || defaultSource !== null)
    return { value, source, fallback: known, fallbackSource: defaultSource };
  return { value, source, fallback: defaults[name] ?? null, fallbackSource: name in defaults ? 'default' : null };
}
