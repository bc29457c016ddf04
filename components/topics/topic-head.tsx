'use client';

import { useQuery } from '@tanstack/react-query';
import type { TopicDetail } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import { topicQuery } from '@/lib/queries/topics.ts';
import { routes } from '@/lib/routes.ts';
import { AsOf } from '../ui/as-of.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tabs } from '../ui/tabs.tsx';

/** Name, state and tabs of a topic. */
export function TopicHead({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicQuery(cluster, topic));
  const { data, error } = query;
  return (
    <>
      <PageHead
        title={topic}
        marks={data && <Marks topic={data} />}
        actions={data && <AsOf asOf={data.asOf} stale={data.stale} />}
      />
      <Tabs
        label={`Topic ${topic}`}
        tabs={[
          { href: routes.topicMessages(cluster, topic), label: 'Messages' },
          { href: routes.topicPartitions(cluster, topic), label: 'Partitions', note: data?.partitions },
          { href: routes.topicConsumers(cluster, topic), label: 'Consumers', note: data?.groups ?? undefined },
          { href: routes.topicConfiguration(cluster, topic), label: 'Configuration', note: settings(data) },
        ]}
      />
      {error?.code === 'TOPIC_NOT_FOUND' && !data ? (
        <Empty
          title={`There is no topic ${topic}`}
          actions={
            <ButtonLink size="sm" href={routes.topics(cluster)}>
              All topics
            </ButtonLink>
          }
        >
          It may have been deleted, or its name is written differently. Names are case-sensitive.
        </Empty>
      ) : (
        <Failure query={query} what="The topic" />
      )}
    </>
  );
}

function settings(topic: TopicDetail | undefined): string | undefined {
  return topic?.configsSet ? `${topic.configsSet} set` : undefined;
}

function Marks({ topic }: { topic: TopicDetail }) {
  const { offline, underReplicated, partitions, internal, cleanupPolicy } = topic;
  return (
    <>
      {offline > 0 && (
        <Badge fill state="critical">
          {offline} of {plural(partitions, 'partition')} offline
        </Badge>
      )}
      {offline === 0 && underReplicated > 0 && (
        <Badge fill state="warning">
          {underReplicated} of {partitions} under-replicated
        </Badge>
      )}
      {internal && <Tag>internal</Tag>}
      {cleanupPolicy?.includes('compact') && <Tag>compact</Tag>}
    </>
  );
}
