import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MessagePage } from '@/components/messages/message-page.tsx';
import { readPlace } from '@/components/messages/query.ts';

interface Props {
  params: Promise<{ cluster: string; topic: string; partition: string; offset: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic, partition, offset } = await params;
  return { title: `${decodeURIComponent(topic)} ${partition}/${offset}` };
}

export default async function Page({ params }: Props) {
  const { cluster, topic, partition, offset } = await params;
  const place = readPlace(`${partition}.${offset}`);
  if (place === null) notFound();
  return <MessagePage cluster={decodeURIComponent(cluster)} topic={decodeURIComponent(topic)} place={place} />;
}
