import type { ClusterConfig, ProtobufConfig } from '../../config/cluster.ts';
import { matchesGlob } from '../../config/matches-glob.ts';
import type { RegisteredSchema, SchemaAnswer } from '../registry/registered-schema.ts';
import { registryFor } from '../registry/registries.ts';
import type { Registry } from '../registry/registry.ts';
import type { Part } from './framing.ts';

/** The Protobuf messages that a topic's payloads are where they name no schema. */
export type Messages = Readonly<Record<Part, string | null>>;

/** What has the schemas that records of a cluster may need. */
export interface SchemaSource extends Pick<Registry, 'name' | 'find'> {
  /** What the configuration says; null: nothing. `find` has a message's schema by the message's name. */
  messagesOf?(topic: string): Messages | null;
}

/** The cluster's schema registry, and the messages that its configuration names; null: it has neither. */
export function schemaSourceFor(cluster: ClusterConfig): SchemaSource | null {
  const registry = registryFor(cluster);
  return cluster.protobuf === null ? registry : withMessages(cluster.name, cluster.protobuf, registry);
}

/** The configured messages come before the registry, which may be missing. */
export function withMessages(
  name: string,
  config: ProtobufConfig,
  registry: Pick<Registry, 'find'> | null,
): SchemaSource {
  const configured = new Map(
    config.topics.flatMap(({ key, value }) => [key, value]).flatMap((each) => answer(each, config)),
  );
  return {
    name,
    async find(keys, waitMs) {
      const others = keys.filter((key) => !configured.has(key));
      const found = registry ? await registry.find(others, waitMs) : others.map(absent);
      return [...keys.flatMap((key) => configured.get(key) ?? []), ...found];
    },
    messagesOf: (topic) => messagesOf(topic, config.topics),
  };
}

/** The message that the configuration says a topic's keys or values are; null: it says nothing. */
export function configuredMessage(config: ProtobufConfig | null, topic: string, part: Part): RegisteredSchema | null {
  const message = config && messagesOf(topic, config.topics)?.[part];
  return config && message ? schemaOf(message, config) : null;
}

function schemaOf(message: string, { files }: ProtobufConfig): RegisteredSchema {
  return { key: message, type: 'PROTOBUF', text: '', references: files, places: [], message };
}

function answer(message: string | null, config: ProtobufConfig): [string, SchemaAnswer][] {
  return message === null ? [] : [[message, { ok: true, schema: schemaOf(message, config) }]];
}

function absent(key: string): SchemaAnswer {
  const reason = `it names schema ${key}, but the cluster has no schema registry`;
  return { ok: false, key, reason, retryAt: Number.POSITIVE_INFINITY, absent: true };
}

function messagesOf(topic: string, rules: ProtobufConfig['topics']): Messages | null {
  const matching = rules.filter((rule) => matchesGlob(rule.topic, topic));
  if (matching.length === 0) return null;
  const first = (part: Part) => matching.find((rule) => rule[part] !== null)?.[part] ?? null;
  return { key: first('key'), value: first('value') };
}
