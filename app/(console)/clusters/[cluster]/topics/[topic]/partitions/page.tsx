import { HydrationBoundary } from '@tanstack/react-query';
import { TopicPartitions } from '@/components/topics/topic-partitions.tsx';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { topicPartitionsQuery } from '@/lib/queries/topics.ts';
import { getTopicPartitions } from '@/server/topics/get-topic-partitions.ts';
import { type TopicParams, topicOf, topicTitle } from '../parameters.ts';

interface PageProps {
  params: TopicParams;
}

export const generateMetadata = ({ params }: PageProps) => topicTitle(params, 'Partitions');

export default async function Page({ params }: PageProps) {
  const { ctx, named } = await topicOf(params);
  const state = await prefetch(
    from(topicPartitionsQuery(named.cluster, named.topic), () => getTopicPartitions(ctx, named)),
  );
  return (
    <HydrationBoundary state={state}>
      <TopicPartitions {...named} />
    </HydrationBoundary>
  );
}
