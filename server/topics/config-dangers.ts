import type { Warning } from '../../lib/contracts/changes.ts';
import { formatBytes } from '../../lib/format/bytes.ts';
import { configHint } from '../../lib/format/config-value.ts';
import { plural } from '../../lib/format/number.ts';
import { listing } from '../observe/findings/words.ts';
import type { ConfigChange } from './config-changes.ts';
import { durabilityWarnings } from './durability-warnings.ts';

/** The settings on which the danger of others depends. */
export const tellingConfigs = ['cleanup.policy', 'retention.ms', 'retention.bytes'] as const;

export type Settings = Readonly<Record<string, string | null>>;

export interface TopicChange {
  readonly topic: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  readonly changes: readonly ConfigChange[];
  /** What the telling settings are before the change. */
  readonly before: Settings;
}

/** What a change of retention lets go of, at the time of the plan. Null: could not be counted. */
export interface Expiring {
  readonly records: bigint | null;
  readonly bytes: bigint | null;
}

/** The settings after the change, as far as they are known. */
function settingsAfter({ before, changes }: TopicChange): Settings {
  return { ...before, ...Object.fromEntries(changes.map(({ name, after }) => [name, after])) };
}

/** Records older than this will go because of the change, in milliseconds of age; null: none does. */
export function expiringAge(change: TopicChange): bigint | null {
  return tightened(change, 'retention.ms');
}

/** What a partition has beyond this will go because of the change, in bytes; null: nothing does. */
export function expiringSize(change: TopicChange): bigint | null {
  return tightened(change, 'retention.bytes');
}

/** The new limit, where it is tighter than before or where nothing was deleted before. */
function tightened(change: TopicChange, name: 'retention.ms' | 'retention.bytes'): bigint | null {
  const after = settingsAfter(change);
  if (!deletes(after)) return null;
  const limit = limitOf(after[name]);
  const until = deletes(change.before) ? limitOf(change.before[name]) : null;
  return limit !== null && (until === null || limit < until) ? limit : null;
}

function deletes(settings: Settings): boolean {
  return settings['cleanup.policy']?.includes('delete') ?? true;
}

/** Null: no limit. */
function limitOf(value: string | null | undefined): bigint | null {
  return value == null || !/^\d+$/.test(value) ? null : BigInt(value);
}

/** What the change may cost, worst first. */
export function configWarnings(topics: readonly TopicChange[], expiring: ReadonlyMap<string, Expiring>): Warning[] {
  return [...ageWarnings(topics, expiring), ...sizeWarnings(topics, expiring), ...otherWarnings(topics)];
}

function ageWarnings(topics: readonly TopicChange[], expiring: ReadonlyMap<string, Expiring>): Warning[] {
  const affected = topics.filter((change) => expiringAge(change) !== null);
  if (affected.length === 0) return [];
  const counts = affected.map(({ topic }) => expiring.get(topic)?.records ?? null);
  const known = counts.filter((count) => count !== null).reduce((all, count) => all + count, 0n);
  if (known === 0n && !counts.includes(null)) return [];
  const ages = new Set(affected.map((change) => String(expiringAge(change))));
  const age =
    ages.size === 1
      ? `older than ${configHint('retention.ms', [...ages][0] ?? '') ?? `${[...ages][0]} ms`}`
      : 'too old by the new limit';
  const unknown = counts.includes(null) ? ' Of some partitions the count is not known.' : '';
  return [
    {
      severity: 'critical',
      title: `Up to ${plural(known, 'record')} of ${listing(affected.map(({ topic }) => topic))} will be deleted.`,
      text: `They are ${age}. Kafka deletes them for good within minutes, segment by segment; setting the old value again does not bring them back.${unknown}`,
    },
  ];
}

function sizeWarnings(topics: readonly TopicChange[], expiring: ReadonlyMap<string, Expiring>): Warning[] {
  const affected = topics.filter((change) => expiringSize(change) !== null);
  const sizes = affected.map(({ topic }) => expiring.get(topic)?.bytes ?? null);
  const known = sizes.filter((size) => size !== null).reduce((all, size) => all + size, 0n);
  if (affected.length === 0 || (known === 0n && !sizes.includes(null))) return [];
  const names = listing(affected.map(({ topic }) => topic));
  return [
    {
      severity: 'critical',
      title: sizes.includes(null)
        ? `Old records of ${names} may be deleted.`
        : `About ${formatBytes(known)} of ${names} will be deleted.`,
      text: 'Its partitions hold more than the new retention.bytes. Kafka deletes the oldest segments for good within minutes.',
    },
  ];
}

function otherWarnings(topics: readonly TopicChange[]): Warning[] {
  const where = (name: string, when: (change: ConfigChange) => boolean) =>
    topics
      .filter(({ changes }) => changes.some((change) => change.name === name && when(change)))
      .map(({ topic }) => topic);
  const compacts = (value: string | null) => value?.includes('compact') ?? false;
  const smaller = ({ now, after }: ConfigChange) => (limitOf(after) ?? 0n) < (limitOf(now.value) ?? 0n);

  const compacted = where('cleanup.policy', ({ now, after }) => compacts(after) && !compacts(now.value));
  const uncompacted = where('cleanup.policy', ({ now, after }) => compacts(now.value) && !compacts(after));
  const kept = topics
    .filter((change) => deletes(change.before) && !deletes(settingsAfter(change)))
    .map(({ topic }) => topic);
  const narrowed = where('max.message.bytes', smaller);
  const unclean = where('unclean.leader.election.enable', ({ now, after }) => after === 'true' && now.value !== 'true');
  return [
    ...warn(
      compacted,
      'warning',
      (names) => `Only the newest record of each key stays in ${names}.`,
      'Compaction removes the older ones for good. Records without a key are refused from now on.',
    ),
    ...warn(
      unclean,
      'warning',
      (names) => `Committed records of ${names} may be lost.`,
      'A replica that is not in sync may become leader when no other is left; what it lacks is gone.',
    ),
    ...durability(topics),
    ...warn(
      narrowed,
      'warning',
      (names) => `Producers with larger batches are refused by ${names}.`,
      'max.message.bytes gets smaller. What is written already stays readable.',
    ),
    ...warn(
      uncompacted,
      'warning',
      (names) => `Old records of each key stay in ${names} until they expire.`,
      'Without compaction a reader that rebuilds a table finds only what retention has left.',
    ),
    ...warn(
      kept,
      'info',
      (names) => `Nothing in ${names} expires any more.`,
      'Without delete in cleanup.policy, retention.ms and retention.bytes mean nothing.',
    ),
  ];
}

function warn(
  topics: string[],
  severity: Warning['severity'],
  title: (names: string) => string,
  text: string,
): Warning[] {
  return topics.length === 0 ? [] : [{ severity, title: title(listing(topics)), text }];
}

/** Of the topics that come out worst; a list of hundreds would say the same. */
function durability(topics: readonly TopicChange[]): Warning[] {
  const said = new Map<string, Warning>();
  for (const { replicationFactor, changes } of topics) {
    const change = changes.find(({ name }) => name === 'min.insync.replicas');
    const wanted = limitOf(change?.after);
    // That there is one replica alone is not of this change's doing.
    if (wanted === null || replicationFactor === 1) continue;
    for (const warning of durabilityWarnings(replicationFactor, Number(wanted))) said.set(warning.title, warning);
  }
  return [...said.values()];
}
