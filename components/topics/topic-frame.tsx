'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useMemo } from 'react';
import type { TopicDetail } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import { topicQuery } from '@/lib/queries/topics.ts';
import { routes } from '@/lib/routes.ts';
import { type Action, ActionMenu, useActions } from '../ui/actions.tsx';
import { AsOf } from '../ui/as-of.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useTopicActions } from './use-topic-actions.tsx';

const none: readonly Action[] = [];

interface TopicFrameProps {
  cluster: string;
  topic: string;
  /** The topic's first button. */
  action: ReactNode;
  children: ReactNode;
}

/** Name, state and tabs of a topic around the page of one tab. */
export function TopicFrame({ cluster, topic, action, children }: TopicFrameProps) {
  const query = useQuery(topicQuery(cluster, topic));
  const path = usePathname();
  const router = useRouter();
  const leave = useCallback(() => router.push(routes.topics(cluster)), [router, cluster]);
  const { of: actionsOf, form } = useTopicActions(cluster, leave);
  const { data, error } = query;
  const actions = useMemo(() => (data ? actionsOf(data) : none), [data, actionsOf]);
  useActions(actions);
  if (error?.code === 'TOPIC_NOT_FOUND') return <NoTopic cluster={cluster} topic={topic} />;
  const messages = routes.topicMessages(cluster, topic);
  return (
    <>
      <PageHead
        title={topic}
        marks={data && <Marks topic={data} />}
        actions={
          data && (
            <>
              <AsOf asOf={data.asOf} stale={data.stale} />
              {action}
              <ActionMenu label={`Actions on ${topic}`} actions={actions} />
            </>
          )
        }
      />
      <Tabs
        label={`Topic ${topic}`}
        tabs={[
          { href: messages, label: 'Messages', also: path.startsWith(`${messages}/`) ? [path] : [] },
          { href: routes.topicPartitions(cluster, topic), label: 'Partitions', note: data?.partitions },
          { href: routes.topicConsumers(cluster, topic), label: 'Consumers', note: data?.groups ?? undefined },
          { href: routes.topicConfiguration(cluster, topic), label: 'Configuration', note: settings(data) },
          { href: routes.topicStatistics(cluster, topic), label: 'Statistics' },
        ]}
      />
      <Failure query={query} what="The topic" />
      {children}
      {form}
    </>
  );
}

function settings(topic: TopicDetail | undefined): string | undefined {
  return topic?.configsSet ? `${topic.configsSet} set` : undefined;
}

function Marks({ topic }: { topic: TopicDetail }) {
  const { internal, cleanupPolicy } = topic;
  return (
    <>
      <TopicState topic={topic} />
      {internal && <Tag>internal</Tag>}
      {cleanupPolicy?.includes('compact') && <Tag>compact</Tag>}
    </>
  );
}

function TopicState({ topic: { offline, underMinIsr, underReplicated, partitions } }: { topic: TopicDetail }) {
  const refusing = (underMinIsr ?? 0) - offline;
  if (offline > 0) return <Badge fill state="critical">{`${offline} of ${partitions} offline`}</Badge>;
  if (refusing > 0) return <Badge fill state="critical">{`${refusing} of ${partitions} under min ISR`}</Badge>;
  if (underReplicated > 0) {
    return <Badge fill state="warning">{`${underReplicated} of ${partitions} under-replicated`}</Badge>;
  }
  return <Badge state="ok">{`${plural(partitions, 'partition')} in sync`}</Badge>;
}

function NoTopic({ cluster, topic }: { cluster: string; topic: string }) {
  return (
    <Empty
      page
      title={`There is no topic ${topic}`}
      actions={
        <ButtonLink size="sm" href={routes.topics(cluster)}>
          All topics of {cluster}
        </ButtonLink>
      }
    >
      Kafka was asked again just now. It may have been deleted, or its name is written differently: names are
      case-sensitive.
    </Empty>
  );
}
