import type { Partition } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import type { State } from '../ui/badge.tsx';
import { isUnderMinIsr, isUnderReplicated } from './partition-state.ts';

export interface Trouble {
  state: State;
  /** The finding of the same thing, which knows since when. */
  finding: string;
  /** What is wrong. */
  title: string;
  /** What it means for those who write and read. */
  meaning: string;
  /** The brokers to look at. */
  brokers: number[];
}

/** What is wrong with a topic's partitions, the gravest alone; null while all is well. `minIsr` null: not known. */
export function troubleOf(topic: string, partitions: readonly Partition[], minIsr: number | null): Trouble | null {
  const offline = partitions.filter(({ leader }) => leader === null);
  if (offline.length > 0) return offlineTrouble(topic, offline);
  const refusing = partitions.filter((partition) => isUnderMinIsr(partition, minIsr));
  if (refusing.length > 0) return refusingTrouble(topic, refusing, minIsr ?? 1);
  const lagging = partitions.filter(isUnderReplicated);
  return lagging.length > 0 ? laggingTrouble(topic, lagging, minIsr) : null;
}

function offlineTrouble(topic: string, offline: readonly Partition[]): Trouble {
  const holders = unique(offline.flatMap(({ replicas }) => replicas));
  const eligible = unique(offline.flatMap(({ elr }) => elr ?? []));
  const way =
    eligible.length > 0
      ? `${capital(brokers(eligible))} may lead again without loss (ELR): bring ${eligible.length === 1 ? 'it' : 'one of them'} back.`
      : `Replicas are on ${brokers(holders)}. It goes on when one that was in sync is back.`;
  return {
    state: 'critical',
    finding: `partition-offline:${topic}`,
    title: `${named(offline)} ${offline.length === 1 ? 'has' : 'have'} no leader.`,
    meaning: `Nothing can be written to or read from there. ${way}`,
    brokers: eligible.length > 0 ? eligible : holders,
  };
}

function refusingTrouble(topic: string, refusing: readonly Partition[], minIsr: number): Trouble {
  const gone = missing(refusing);
  return {
    state: 'critical',
    finding: `partition-under-min-isr:${topic}`,
    title: `${named(refusing)} ${refusing.length === 1 ? 'refuses' : 'refuse'} writes with acks=all.`,
    meaning: `${inSync(refusing)}, fewer than min.insync.replicas = ${minIsr}. Reading goes on. ${capital(brokers(gone))} ${gone.length === 1 ? 'is' : 'are'} missing.`,
    brokers: gone,
  };
}

function laggingTrouble(topic: string, lagging: readonly Partition[], minIsr: number | null): Trouble {
  const gone = missing(lagging);
  const [only] = lagging.length === 1 ? lagging : [];
  const title = only
    ? `Partition ${only.partition} is in sync on ${only.isr.length} of ${plural(only.replicas.length, 'replica')}.`
    : `${named(lagging)} are not in sync on all replicas.`;
  return {
    state: 'warning',
    finding: `partition-under-replicated:${topic}`,
    title,
    meaning: `${capital(brokers(gone))} ${gone.length === 1 ? 'is' : 'are'} not in sync. ${riskOf(lagging, minIsr)}`,
    brokers: gone,
  };
}

function riskOf(lagging: readonly Partition[], minIsr: number | null): string {
  const least = Math.min(...lagging.map(({ isr }) => isr.length));
  if (least <= 1) return 'The last replica in sync has no other: losing its broker takes the partition offline.';
  if (minIsr === null) return 'Writing and reading go on.';
  if (least > minIsr) return 'Writing and reading go on.';
  const whom = unique(lagging.filter(({ isr }) => isr.length === least).flatMap(({ isr }) => isr));
  return `With min.insync.replicas = ${minIsr}, losing ${brokers(whom, 'or')} would stop writes with acks=all.`;
}

function inSync(partitions: readonly Partition[]): string {
  const least = Math.min(...partitions.map(({ isr }) => isr.length));
  return partitions.length === 1
    ? `${plural(least, 'replica')} in sync`
    : `As few as ${plural(least, 'replica')} in sync`;
}

function missing(partitions: readonly Partition[]): number[] {
  return unique(partitions.flatMap(({ replicas, isr }) => replicas.filter((id) => !isr.includes(id))));
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}

const mostNamed = 6;

function named(partitions: readonly Partition[]): string {
  const numbers = partitions.map(({ partition }) => partition);
  if (numbers.length === 1) return `Partition ${numbers[0]}`;
  if (numbers.length > mostNamed) return `${numbers.length} partitions`;
  return `Partitions ${listed(numbers, 'and')}`;
}

function brokers(ids: readonly number[], word: 'and' | 'or' = 'and'): string {
  return `broker${ids.length === 1 || word === 'or' ? '' : 's'} ${listed(ids, word)}`;
}

function listed(items: readonly number[], word: string): string {
  const last = items.at(-1);
  return items.length < 2 ? String(last ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
