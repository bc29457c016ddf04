import { HydrationBoundary } from '@tanstack/react-query';
import { TopicConfiguration } from '@/components/topics/topic-configuration.tsx';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { topicConfigsQuery } from '@/lib/queries/topics.ts';
import { getTopicConfigs } from '@/server/topics/get-topic-configs.ts';
import { type TopicParams, topicOf, topicTitle } from '../parameters.ts';

interface PageProps {
  params: TopicParams;
}

export const generateMetadata = ({ params }: PageProps) => topicTitle(params, 'Configuration');

export default async function Page({ params }: PageProps) {
  const { ctx, named } = await topicOf(params);
  const state = await prefetch(from(topicConfigsQuery(named.cluster, named.topic), () => getTopicConfigs(ctx, named)));
  return (
    <HydrationBoundary state={state}>
      <TopicConfiguration {...named} />
    </HydrationBoundary>
  );
}
