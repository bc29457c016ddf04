'use client';

import { useQuery } from '@tanstack/react-query';
import { topicConfigsQuery } from '@/lib/queries/topics.ts';
import { ConfigTable } from '../table/config-table.tsx';
import { Failure } from '../ui/failure.tsx';

export function TopicConfiguration({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicConfigsQuery(cluster, topic));
  if (query.error?.status === 404) return null;
  return (
    <>
      <Failure query={query} what="The configuration" />
      {(query.data || query.isPending) && (
        <ConfigTable label={`Configuration of ${topic}`} entries={query.data?.items} />
      )}
    </>
  );
}
