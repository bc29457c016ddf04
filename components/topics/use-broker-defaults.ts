import { useQuery } from '@tanstack/react-query';
import { brokerConfigsQuery, brokersQuery } from '@/lib/queries/brokers.ts';

interface BrokerDefaults {
  /** `num.partitions`; null while it is not known. */
  partitions: string | null;
  /** `default.replication.factor`. */
  replicationFactor: string | null;
  brokers: readonly number[];
}

/** What Kafka takes for a topic that does not say, and the brokers there are. */
export function useBrokerDefaults(cluster: string): BrokerDefaults {
  const brokers = useQuery(brokersQuery(cluster)).data?.items ?? [];
  const asked = brokers.find(({ up }) => up)?.id;
  const { data } = useQuery({ ...brokerConfigsQuery(cluster, asked ?? 0), enabled: asked !== undefined });
  const configured = (name: string) => data?.items.find((entry) => entry.name === name)?.value ?? null;
  return {
    partitions: configured('num.partitions'),
    replicationFactor: configured('default.replication.factor'),
    brokers: brokers.map(({ id }) => id),
  };
}
