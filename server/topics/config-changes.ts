import type { AlterTopicConfigsRequest } from '../../lib/contracts/change-requests.ts';
import type { ConfigEntry } from '../../lib/contracts/configs.ts';
import { namedTopics, wrongField } from './named-topics.ts';

/** What one topic's settings are to become; null: back to what would take their place. */
export interface WantedConfigs {
  readonly topic: string;
  readonly configs: Readonly<Record<string, string | null>>;
}

/** A setting as it is, as far as a change of it rests on it. */
export interface ConfigNow {
  readonly value: string | null;
  readonly source: ConfigEntry['source'];
  /** What would take its place if the topic did not set it. */
  readonly fallback: string | null;
  readonly fallbackSource: string | null;
}

export type ConfigsNow = Readonly<Record<string, ConfigNow>>;

export interface ConfigChange {
  readonly name: string;
  readonly now: ConfigNow;
  /** What is written; null: the setting is taken from the topic. */
  readonly to: string | null;
  /** What then holds; null: the broker does not tell. */
  readonly after: string | null;
}

/** The request topic by topic. Throws BAD_REQUEST for what contradicts itself or asks for nothing. */
export function wantedConfigs(request: AlterTopicConfigsRequest): WantedConfigs[] {
  const { topic, topics, configs, each } = request;
  const wanted = each ?? namedTopics({ topic, topics }).map((name) => ({ topic: name, configs }));
  if (each && (topic !== undefined || topics !== undefined || Object.keys(configs).length > 0)) {
    throw wrongField('each', 'cannot stand beside `topic`, `topics` or `configs`');
  }
  if (new Set(wanted.map((one) => one.topic)).size < wanted.length) throw wrongField('each', 'names a topic twice');
  if (wanted.every((one) => Object.keys(one.configs).length === 0)) {
    throw wrongField('configs', 'names no setting to change');
  }
  return wanted;
}

/** What really changes: a value that is set already, or a reset of what the topic does not set, is nothing. */
export function changesOf(wanted: WantedConfigs['configs'], now: ConfigsNow): ConfigChange[] {
  return Object.entries(now).flatMap(([name, config]) => {
    const to = wanted[name];
    const own = config.source === 'topic';
    if (to === undefined || (own ? to === config.value : to === null)) return [];
    return [{ name, now: config, to, after: to ?? config.fallback }];
  });
}

/** The settings that bring back what was: values that the topic had, null where it had none of its own. */
export function inverseOf(changes: readonly ConfigChange[]): Record<string, string | null> {
  return Object.fromEntries(changes.map(({ name, now }) => [name, now.source === 'topic' ? now.value : null]));
}
