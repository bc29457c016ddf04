import type { ChangeRequest } from '../../lib/contracts/change-requests.ts';
import type { Effect } from '../../lib/contracts/changes.ts';
import { configHint } from '../../lib/format/config-value.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { kafkaCommand } from './command-line.ts';
import { type ConfigChange, inverseOf } from './config-changes.ts';
import { configWarnings, type Expiring, type TopicChange } from './config-dangers.ts';
import { wrongField } from './named-topics.ts';

/** Changes of the settings of topics; those without any are left out. Throws BAD_REQUEST when none is left. */
export function draftConfigChanges(
  all: readonly TopicChange[],
  expiring: ReadonlyMap<string, Expiring>,
  connection: ConnectionConfig,
): Draft {
  const topics = all.filter(({ changes }) => changes.length > 0);
  const count = topics.reduce((sum, { changes }) => sum + changes.length, 0);
  if (count === 0) throw wrongField('configs', 'would change nothing: everything is set like this already');
  const settings = plural(count, 'setting');
  const place = topics.length === 1 ? (topics[0]?.topic ?? '') : plural(topics.length, 'topic');
  const records = [...expiring.values()].reduce((sum, each) => sum + (each.records ?? 0n), 0n);
  const cost = records > 0n ? `; up to ${plural(records, 'record')} will be deleted` : '';
  return {
    title: `Change ${settings} of ${place}`,
    summary: `${whatChanges(topics, settings, place)}${cost}.`,
    verb: `Change ${settings}`,
    effects: topics.flatMap(({ topic, changes }) => changes.map((change) => effectOf(topic, change))),
    warnings: configWarnings(topics, expiring),
    command: topics.map(({ topic, changes }) => commandOf(topic, changes, connection)).join('\n'),
    confirm: null,
    payload: topics.map(({ topic, changes }) => ({
      topic,
      configs: changes.map(({ name, to }) => ({ name, value: to })),
    })),
    undo: { request: undoOf(topics) },
  };
}

/** By name while they are few, a single one with its values: in the history this tells changes apart. */
function whatChanges(topics: readonly TopicChange[], settings: string, place: string): string {
  const changes = topics.flatMap((topic) => topic.changes);
  const names = [...new Set(changes.map(({ name }) => name))];
  const [only] = changes;
  if (names.length > 2 || !only) return `${settings} of ${place} change`;
  const [was, will] = [only.now.value, only.after].map((value) => configHint(only.name, value) ?? value);
  if (changes.length === 1 && isShort(was) && isShort(will))
    return `${only.name} of ${place} goes from ${was} to ${will}`;
  return `${names.join(' and ')} of ${place} ${names.length === 1 ? 'changes' : 'change'}`;
}

const isShort = (value: string | null | undefined) => value != null && value !== '' && value.length <= 40;

function effectOf(topic: string, { name, now, to, after }: ConfigChange): Effect {
  const hints = [configHint(name, now.value), configHint(name, after)];
  const meaning = hints.every((hint) => hint !== null) ? hints.join(' → ') : hints.find((hint) => hint !== null);
  const own = now.source === 'topic';
  const origin =
    to === null ? `back to ${originOf(now.fallbackSource)}` : own ? null : `until now ${originOf(now.source)}`;
  const note = [meaning, origin].filter((part) => part != null).join('; ');
  return { resource: topic, field: name, before: now.value, after: after ?? 'default', ...(note && { note }) };
}

function originOf(source: string | null): string {
  return source === null || source === 'default' ? 'the default' : 'what the brokers set';
}

function undoOf(topics: readonly TopicChange[]): ChangeRequest {
  const each = topics.map(({ topic, changes }) => ({ topic, configs: inverseOf(changes) }));
  const [first] = each;
  if (each.length === 1 && first) return { kind: 'alter-topic-configs', ...first };
  return { kind: 'alter-topic-configs', configs: {}, each };
}

function commandOf(topic: string, changes: readonly ConfigChange[], connection: ConnectionConfig): string {
  const set = changes.flatMap(({ name, to }) => (to === null ? [] : [`${name}=${bracketed(to)}`]));
  const reset = changes.filter(({ to }) => to === null).map(({ name }) => name);
  return kafkaCommand(connection, 'kafka-configs', [
    ['--alter', '--entity-type', 'topics', '--entity-name', topic],
    set.length === 0 ? [] : ['--add-config', set.join(',')],
    reset.length === 0 ? [] : ['--delete-config', reset.join(',')],
  ]);
}

/** The tool parts settings at commas, but not within brackets. */
function bracketed(value: string): string {
  return value.includes(',') ? `[${value}]` : value;
}
