import { TopicStatistics } from '@/components/messages/statistics/topic-statistics.tsx';
import { type TopicParams, topicOf, topicTitle } from '../parameters.ts';

interface PageProps {
  params: TopicParams;
}

export const generateMetadata = ({ params }: PageProps) => topicTitle(params, 'Statistics');

export default async function Page({ params }: PageProps) {
  const { named } = await topicOf(params);
  return <TopicStatistics {...named} />;
}
