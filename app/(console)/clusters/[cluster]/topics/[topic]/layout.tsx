import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TopicHead } from '@/components/topics/topic-head.tsx';
import { topicOf } from './parameters.ts';

interface TopicLayoutProps {
  children: ReactNode;
  params: Promise<{ cluster: string; topic: string }>;
}

export async function generateMetadata({ params }: TopicLayoutProps): Promise<Metadata> {
  return { title: (await topicOf(params)).topic };
}

export default async function TopicLayout({ children, params }: TopicLayoutProps) {
  return (
    <>
      <TopicHead {...(await topicOf(params))} />
      {children}
    </>
  );
}
