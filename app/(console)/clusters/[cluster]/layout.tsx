import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell.tsx';
import { AppError } from '@/lib/errors.ts';
import { pageContext } from '@/server/access/context.ts';

interface ClusterLayoutProps {
  children: ReactNode;
  params: Promise<{ cluster: string }>;
}

export async function generateMetadata({ params }: ClusterLayoutProps): Promise<Metadata> {
  const cluster = await clusterOf(params);
  if (!cluster) return { title: 'Not found' };
  const { label } = cluster;
  return { title: { default: label, template: `%s · ${label} · Highwater` } };
}

export default async function ClusterLayout({ children, params }: ClusterLayoutProps) {
  const cluster = await clusterOf(params);
  if (!cluster) notFound();
  const { name, label, environment, readOnly } = cluster;
  return <Shell cluster={{ name, label, environment, readOnly }}>{children}</Shell>;
}

async function clusterOf(params: ClusterLayoutProps['params']) {
  try {
    return (await pageContext((await params).cluster)).cluster;
  } catch (error) {
    if (error instanceof AppError && error.code === 'CLUSTER_NOT_FOUND') return null;
    throw error;
  }
}
