import type { Broker } from '@/lib/contracts/brokers.ts';
import type { GroupSummary } from '@/lib/contracts/groups.ts';
import type { TopicSummary } from '@/lib/contracts/topics.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { formatInteger, formatRate, plural } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import type { Entry } from './palette-entries.ts';

/** A topic in the palette: its fault if it has one, and what comes in. */
export function topicEntry(cluster: string, topic: TopicSummary): Entry {
  const { name, offline, underReplicated, producedPerSecond, messages } = topic;
  return {
    id: `topic ${name}`,
    label: name,
    icon: 'topics',
    ...(offline > 0
      ? { badge: { state: 'critical' as const, word: `${formatInteger(offline)} offline` } }
      : underReplicated > 0 && { badge: { state: 'warning' as const, word: 'under-replicated' } }),
    note: producedPerSecond
      ? `${formatRate(producedPerSecond)}/s`
      : (messages && plural(messages, 'record')) || undefined,
    target: { href: routes.topic(cluster, name) },
  };
}

/** A group in the palette: its status unless all is well, and its lag. */
export function groupEntry(cluster: string, { id, status, lag }: GroupSummary): Entry {
  const quiet = status === 'OK' || status === 'EMPTY';
  return {
    id: `group ${id}`,
    label: id === '' ? '(empty name)' : id,
    icon: 'groups',
    ...(!quiet && { badge: groupState[status] }),
    note: lag === null ? undefined : `${formatInteger(lag)} behind`,
    target: { href: routes.group(cluster, id) },
  };
}

export function brokerEntry(cluster: string, { id, host, port, controller, up }: Broker): Entry {
  return {
    id: `broker ${id}`,
    label: `Broker ${id}`,
    icon: 'brokers',
    ...(!up && { badge: { state: 'critical' as const, word: 'down' } }),
    note: [controller && 'controller', host !== null && `${host}:${port}`].filter(Boolean).join(', '),
    target: { href: routes.broker(cluster, id) },
  };
}
