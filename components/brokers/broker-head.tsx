'use client';

import { useQuery } from '@tanstack/react-query';
import type { BrokerDetail } from '@/lib/contracts/brokers.ts';
import { formatPercent } from '@/lib/format/number.ts';
import { brokerLogDirsQuery, brokerQuery } from '@/lib/queries/brokers.ts';
import { routes } from '@/lib/routes.ts';
import { AsOf } from '../ui/as-of.tsx';
import { Tag } from '../ui/badge.tsx';
import { Facts } from '../ui/facts.tsx';
import { Failure } from '../ui/failure.tsx';
import { Bar } from '../ui/meter.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Bytes, Num } from '../ui/quantity.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { BrokerState } from './broker-columns.tsx';
import { diskShare, diskState } from './disk.ts';

/** Name, state, key facts and tabs of a broker. */
export function BrokerHead({ cluster, broker }: { cluster: string; broker: number }) {
  const query = useQuery(brokerQuery(cluster, broker));
  const dirs = useQuery({ ...brokerLogDirsQuery(cluster, broker), enabled: false });
  const { data } = query;
  return (
    <>
      <PageHead
        title={`Broker ${broker}`}
        marks={
          data && (
            <>
              <BrokerState broker={data} /> {data.controller && <Tag>controller</Tag>}
            </>
          )
        }
        actions={data && <AsOf asOf={data.asOf} stale={data.stale} />}
      />
      <Tabs
        label={`Broker ${broker}`}
        tabs={[
          { href: routes.broker(cluster, broker), label: 'Partitions', note: data?.partitions.length },
          { href: routes.brokerConfiguration(cluster, broker), label: 'Configuration' },
          { href: routes.brokerLogDirs(cluster, broker), label: 'Log directories', note: dirs.data?.items.length },
        ]}
      />
      <Failure query={query} what="The broker" />
      {data?.error && (
        <Note className="mt-4" state="critical" title={`Broker ${broker} does not answer.`}>
          {data.error.message} What it leads is offline until another replica leads it; sizes are from before.
        </Note>
      )}
      {data && <Facts items={factsOf(data)} />}
    </>
  );
}

function factsOf(broker: BrokerDetail) {
  const why = broker.error?.message ?? 'Not read yet.';
  const share = diskShare(broker);
  return [
    { label: 'Address', value: `${broker.host}:${broker.port}` },
    { label: 'Rack', value: broker.rack ?? <span className="t3">none</span> },
    { label: 'Kafka', value: broker.version ?? <Unknown reason={why} /> },
    { label: 'Leads', value: <Num value={broker.leaders} unknown={why} unit="partitions" /> },
    {
      label: 'Skew',
      value: broker.leaderSkew === null ? <Unknown reason={why} /> : formatPercent(broker.leaderSkew, { signed: true }),
    },
    {
      label: 'In sync',
      value: (
        <>
          <Num value={broker.inSync} unknown={why} />
          {broker.replicas !== null && <small> of {broker.replicas} replicas</small>}
        </>
      ),
    },
    { label: 'Size', value: <Bytes value={broker.sizeBytes} unknown={why} /> },
    {
      label: 'Disk used',
      value:
        share === null ? (
          <Unknown reason={broker.error?.message ?? 'Brokers before Kafka 3.3 do not tell.'} />
        ) : (
          <>
            <Bar share={share} state={diskState(share)} /> {formatPercent(Math.round(share * 100))}
          </>
        ),
    },
  ];
}
