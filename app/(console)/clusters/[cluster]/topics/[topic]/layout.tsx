import { HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProduceButton } from '@/components/messages/produce/produce-button.tsx';
import { ProduceProvider } from '@/components/messages/produce/produce-provider.tsx';
import { TopicFrame } from '@/components/topics/topic-frame.tsx';
import { from, prefetch } from '@/lib/queries/prefetch.ts';
import { topicQuery } from '@/lib/queries/topics.ts';
import { getTopic } from '@/server/topics/get-topic.ts';
import { type TopicParams, topicOf } from './parameters.ts';

export default async function TopicLayout({ children, params }: { children: ReactNode; params: TopicParams }) {
  const { ctx, named } = await topicOf(params);
  const state = await prefetch(from(topicQuery(named.cluster, named.topic), () => getTopic(ctx, named)));
  return (
    <HydrationBoundary state={state}>
      <ProduceProvider {...named}>
        <TopicFrame {...named} action={<ProduceButton topic={named.topic} />}>
          {children}
        </TopicFrame>
      </ProduceProvider>
    </HydrationBoundary>
  );
}
