import { TopicPartitions } from '@/components/topics/topic-partitions.tsx';
import { topicOf } from '../parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; topic: string }> }) {
  return <TopicPartitions {...(await topicOf(params))} />;
}
