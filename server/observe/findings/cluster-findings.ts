import { formatDuration } from '../../../lib/format/duration.ts';
import { plural } from '../../../lib/format/number.ts';
import { staleParts } from '../stale-parts.ts';
import type { Draft, Observed } from './draft.ts';

/** How long the quorum may stay silent before it counts as lost: an election takes a second or two. */
const quorumSilenceMs = 10_000;
/** A part may miss two samples before it is worth a sentence of its own. */
const partSilenceMs = 15_000;
/** What this console may not read is no fault of the cluster. */
const notAuthorized = 'NOT_AUTHORIZED_BY_KAFKA';

export function unreachableFinding({ unreachable, unreachableSince }: Observed): Draft[] {
  if (!unreachable) return [];
  return [
    {
      id: 'cluster-unreachable',
      severity: 'critical',
      kind: 'cluster-unreachable',
      text: 'No broker answers',
      detail: `${unreachable.message} What is shown is what was read last.`,
      link: { path: '/brokers', label: 'Open brokers' },
      advice: 'Check that the brokers run and that this console can reach them.',
      weight: 0,
      ...(unreachableSince !== null && { since: unreachableSince }),
    },
  ];
}

export function controllerFinding({ quorum }: Observed, now: number): Draft[] {
  const silent = quorum.error !== null && now - (quorum.readAt ?? 0) > quorumSilenceMs;
  const forbidden = quorum.error?.code === notAuthorized;
  const leaderless = quorum.error === null && quorum.value !== null && quorum.value.leader < 0;
  if (!leaderless && (!silent || forbidden)) return [];
  const why = quorum.error?.message ?? 'The voters have not elected one.';
  return [
    {
      id: 'no-controller',
      severity: 'critical',
      kind: 'no-controller',
      text: 'No controller leads the cluster',
      detail: `No leader can be elected and no topic changed; brokers repeat what they last knew. ${why}`,
      link: { path: '/brokers', label: 'Open brokers' },
      advice: 'Bring back enough controllers for a majority of the voters.',
      weight: 0,
    },
  ];
}

export function brokerFindings({ brokers, topics }: Observed): Draft[] {
  const drafts: Draft[] = [];
  for (const broker of brokers.value?.values() ?? []) {
    if (broker.up) continue;
    const held = [...(topics.value?.values() ?? [])].flatMap(({ partitions }) =>
      partitions.filter(({ replicas }) => replicas.includes(broker.id)),
    );
    const offline = held.filter(({ leader }) => leader === null).length;
    const consequence =
      held.length === 0
        ? 'It holds no replicas.'
        : `It holds replicas of ${plural(held.length, 'partition')}${offline > 0 ? `, ${plural(offline, 'of them has', 'of them have')} no leader` : ''}.`;
    drafts.push({
      id: `broker-down:${broker.id}`,
      severity: held.length === 0 ? 'warning' : 'critical',
      kind: 'broker-down',
      text: `Broker ${broker.id} is down`,
      detail: `${broker.error?.message ?? 'It does not answer.'} ${consequence}`,
      link: { path: `/brokers/${broker.id}`, label: 'Open broker' },
      advice: 'Look at its log and its host. When it runs again it catches up by itself.',
      weight: held.length,
      since: broker.since,
    });
  }
  return drafts;
}

/** What could not be read for a while and is explained neither by a broker that is down nor by a lost quorum. */
export function staleFindings(observed: Observed, now: number): Draft[] {
  const up = (id: number | null) => id === null || observed.brokers.value?.get(id)?.up === true;
  return staleParts(observed)
    .filter(({ part, error }) => part !== 'quorum' && error.code !== notAuthorized)
    .filter(({ broker, readAt }) => up(broker) && now - (readAt ?? 0) > partSilenceMs)
    .map(({ part, broker, readAt, error }) => {
      const what = broker === null ? part : `${part} of broker ${broker}`;
      const age =
        readAt === null
          ? 'They have not been read yet.'
          : `What is shown is ${formatDuration(Math.round((now - readAt) / 1000))} old.`;
      return {
        id: `part-stale:${what}`,
        severity: 'warning' as const,
        kind: 'part-stale' as const,
        text: `The ${what} cannot be read`,
        detail: `${error.message} ${age}`,
        link: {
          path: broker === null ? '/brokers' : `/brokers/${broker}`,
          label: broker === null ? 'Open brokers' : 'Open broker',
        },
        advice: 'It is read again every few seconds. The message says what stands in the way.',
        weight: 0,
        ...(readAt !== null && { since: readAt }),
      };
    });
}
