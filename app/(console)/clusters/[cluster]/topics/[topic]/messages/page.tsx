import type { Metadata } from 'next';
import { MessageBrowser } from '@/components/messages/message-browser.tsx';

interface Props {
  params: Promise<{ cluster: string; topic: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).topic)} · Messages` };
}

export default async function Page({ params }: Props) {
  const { cluster, topic } = await params;
  return <MessageBrowser cluster={decodeURIComponent(cluster)} topic={decodeURIComponent(topic)} />;
}
