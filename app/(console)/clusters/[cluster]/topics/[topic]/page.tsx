import { redirect } from 'next/navigation';
import { routes } from '@/lib/routes.ts';
import { type TopicParams, topicOf } from './parameters.ts';

export default async function Page({ params }: { params: TopicParams }) {
  const { cluster, topic } = (await topicOf(params)).named;
  redirect(routes.topicMessages(cluster, topic));
}
