import { TopicConsumers } from '@/components/topics/topic-consumers.tsx';
import { topicOf } from '../parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return <TopicConsumers {...(await topicOf(params))} />;
}
