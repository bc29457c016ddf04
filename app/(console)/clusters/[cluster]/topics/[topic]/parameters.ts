import { decodeSegment } from '@/lib/routes.ts';

/** Which topic an address names. */
export async function topicOf(params: Promise<{ cluster: string; topic: string }>) {
  const { cluster, topic } = await params;
  return { cluster: decodeSegment(cluster), topic: decodeSegment(topic) };
}
