import { useQuery } from '@tanstack/react-query';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { topicConfigsQuery, topicsQuery } from '@/lib/queries/topics.ts';

const none: readonly ConfigEntry[] = [];

/**
 * Every setting that a topic can have, with what holds where it is not set. Kafka tells them only of a topic: of `like`,
 * or else of any. Empty while unknown, and on a cluster without topics.
 */
export function useKnownSettings(cluster: string, like?: string): readonly ConfigEntry[] {
  const any = useQuery(topicsQuery(cluster, { internal: 'true', pageSize: 1 }));
  const topic = like ?? any.data?.items[0]?.name;
  const { data } = useQuery({ ...topicConfigsQuery(cluster, topic ?? ''), enabled: topic !== undefined });
  return data?.items ?? none;
}
