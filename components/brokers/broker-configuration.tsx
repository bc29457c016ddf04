'use client';

import { useQuery } from '@tanstack/react-query';
import { brokerConfigsQuery } from '@/lib/queries/brokers.ts';
import { ConfigTable } from '../table/config-table.tsx';
import { Failure } from '../ui/failure.tsx';
import { brokerSettings } from './broker-settings.ts';

export function BrokerConfiguration({ cluster, broker }: { cluster: string; broker: number }) {
  const query = useQuery(brokerConfigsQuery(cluster, broker));
  return (
    <>
      <Failure query={query} what="The configuration" />
      {(query.data || query.isPending) && (
        <ConfigTable label={`Configuration of broker ${broker}`} kind={brokerSettings} entries={query.data?.items} />
      )}
    </>
  );
}
