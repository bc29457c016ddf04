import { decodeSegment } from '@/lib/routes.ts';
import { pageContext } from '@/server/access/context.ts';

export type TopicParams = Promise<{ cluster: string; topic: string }>;

/** Which topic an address names, and the context to read it in. */
export async function topicOf(params: TopicParams) {
  const { cluster, topic } = await params;
  const ctx = await pageContext(cluster);
  return { ctx, named: { cluster: ctx.cluster.name, topic: decodeSegment(topic) } };
}

/** The title of one of a topic's pages. */
export async function topicTitle(params: TopicParams, page: string) {
  return { title: `${decodeSegment((await params).topic)} · ${page}` };
}
