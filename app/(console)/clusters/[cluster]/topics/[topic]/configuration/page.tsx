import { TopicConfiguration } from '@/components/topics/topic-configuration.tsx';
import { topicOf } from '../parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return <TopicConfiguration {...(await topicOf(params))} />;
}
