import { plural } from '../../../lib/format/number.ts';
import type { TopicState } from '../snapshot.ts';
import type { Draft, Observed } from './draft.ts';
import { listing } from './words.ts';

/** Settings that work today and lose records or availability at the first failure; one finding for each sort. */
export function practiceFindings({ topics, settings, brokers }: Observed): Draft[] {
  const registered = brokers.value?.size ?? 0;
  // With one broker there is nothing to choose.
  if (registered < 2) return [];
  const all = [...(topics.value?.values() ?? [])].filter(({ partitions }) => partitions.length > 0);
  const copies = (topic: TopicState) => Math.min(...topic.partitions.map(({ replicas }) => replicas.length));
  const min = (topic: TopicState) => settings.value?.get(topic.name)?.minInsyncReplicas ?? null;
  const named = (filter: (topic: TopicState) => boolean) => all.filter(filter).map(({ name }) => name);
  return [
    practice(
      'low-replication-factor:1',
      'low-replication-factor',
      'warning',
      named((topic) => copies(topic) === 1),
      {
        text: ['keeps a single copy of its records', 'keep a single copy of their records'],
        detail: 'When its broker is down a partition is offline, and when its disk is lost so are the records.',
        advice: `Raise the replication factor to ${Math.min(3, registered)}.`,
      },
    ),
    practice(
      'low-replication-factor:2',
      'low-replication-factor',
      'info',
      registered < 3 ? [] : named((topic) => copies(topic) === 2),
      {
        text: ['keeps two copies of its records', 'keep two copies of their records'],
        detail: 'While one broker is down for maintenance, the loss of another loses records.',
        advice: 'Raise the replication factor to 3.',
      },
    ),
    practice(
      'low-min-isr:all',
      'low-min-isr',
      'warning',
      named((topic) => copies(topic) > 1 && (min(topic) ?? 0) >= copies(topic)),
      {
        text: ['refuses writes as soon as one broker is down', 'refuse writes as soon as one broker is down'],
        detail: 'min.insync.replicas is as large as the number of replicas.',
        advice: 'Set min.insync.replicas to one less than the number of replicas.',
      },
    ),
    practice(
      'low-min-isr:1',
      'low-min-isr',
      'info',
      named((topic) => copies(topic) > 2 && min(topic) === 1),
      {
        text: ['accepts writes that only one broker has', 'accept writes that only one broker has'],
        detail: 'min.insync.replicas is 1: a record that was acknowledged with acks=all can be lost with one disk.',
        advice: 'Set min.insync.replicas to 2.',
      },
    ),
  ].flat();
}

function practice(
  id: string,
  kind: Draft['kind'],
  severity: Draft['severity'],
  topics: readonly string[],
  words: { text: [one: string, many: string]; detail: string; advice: string },
): Draft[] {
  const [first] = topics;
  if (first === undefined) return [];
  const one = topics.length === 1;
  return [
    {
      id,
      kind,
      severity,
      text: one ? `${first} ${words.text[0]}` : `${plural(topics.length, 'topic')} ${words.text[1]}`,
      detail: one ? words.detail : `${words.detail} Topics: ${listing(topics)}.`,
      link: one
        ? { path: `/topics/${encodeURIComponent(first)}/partitions`, label: 'Open topic' }
        : { path: '/topics?sort=replicationFactor&internal=true', label: 'Open topics' },
      advice: words.advice,
      weight: topics.length,
    },
  ];
}
