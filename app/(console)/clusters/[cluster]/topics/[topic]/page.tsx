import { redirect } from 'next/navigation';
import { routes } from '@/lib/routes.ts';
import { topicOf } from './parameters.ts';

export default async function Page({ params }: { params: Promise<{ cluster: string; topic: string }> }) {
  const { cluster, topic } = await topicOf(params);
  redirect(routes.topicMessages(cluster, topic));
}
