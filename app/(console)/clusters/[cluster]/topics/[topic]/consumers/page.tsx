import { HydrationBoundary } from '@tanstack/react-query';
import { TopicConsumers } from '@/components/groups/topic-consumers.tsx';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { topicGroupsQuery } from '@/lib/queries/topics.ts';
import { getTopicGroups } from '@/server/topics/get-topic-groups.ts';
import { type TopicParams, topicOf, topicTitle } from '../parameters.ts';

interface PageProps {
  params: TopicParams;
}

export const generateMetadata = ({ params }: PageProps) => topicTitle(params, 'Consumers');

export default async function Page({ params }: PageProps) {
  const { ctx, named } = await topicOf(params);
  const state = await prefetch(from(topicGroupsQuery(named.cluster, named.topic), () => getTopicGroups(ctx, named)));
  return (
    <HydrationBoundary state={state}>
      <TopicConsumers {...named} />
    </HydrationBoundary>
  );
}
