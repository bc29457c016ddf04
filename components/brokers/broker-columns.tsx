import type { Broker } from '@/lib/contracts/brokers.ts';
import { formatPercent } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { Bar } from '../ui/meter.tsx';
import { Bytes, Num } from '../ui/quantity.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { diskShare, diskState } from './disk.ts';

/** Columns of a list of brokers; the server sorts those that it can. */
export function brokerColumns(cluster: string): Column<Broker>[] {
  return [
    {
      id: 'id',
      header: 'Broker',
      place: 'a',
      className: 'name',
      sortBy: 'server',
      width: 72,
      cell: ({ id, controller }) => (
        <>
          <RowLink href={routes.broker(cluster, id)}>{id}</RowLink> {controller && <Tag>controller</Tag>}
        </>
      ),
    },
    { id: 'state', header: 'State', place: 'c', width: 48, cell: (broker) => <BrokerState broker={broker} /> },
    { id: 'address', header: 'Address', className: 't2', width: 144, cell: ({ host, port }) => `${host}:${port}` },
    {
      id: 'rack',
      header: 'Rack',
      className: 't2',
      sortBy: 'server',
      cell: ({ rack }) => rack ?? <span className="t3">none</span>,
    },
    {
      id: 'leaders',
      header: 'Leaders',
      hint: 'Partitions that this broker leads',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'd',
      unit: 'leaders',
      cell: (broker) => <Num value={broker.leaders} unknown={why(broker)} />,
    },
    {
      id: 'leaderSkew',
      header: 'Skew',
      hint: 'Leaders against the mean of the brokers that are up',
      numeric: true,
      cell: (broker) =>
        broker.leaderSkew === null ? (
          <Unknown reason={why(broker)} />
        ) : (
          formatPercent(broker.leaderSkew, { signed: true })
        ),
    },
    {
      id: 'replicas',
      header: 'In sync',
      hint: 'Replicas on this broker that are in their in-sync set',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      cell: (broker) => <InSync broker={broker} />,
    },
    {
      id: 'sizeBytes',
      header: 'Size',
      hint: 'Of all replicas on this broker',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'b',
      cell: (broker) => <Bytes value={broker.sizeBytes} unknown={why(broker)} />,
    },
    { id: 'disk', header: 'Disk used', numeric: true, width: 112, cell: (broker) => <Disk broker={broker} /> },
  ];
}

export function BrokerState({ broker }: { broker: Pick<Broker, 'up'> }) {
  return <Badge state={broker.up ? 'ok' : 'critical'}>{broker.up ? 'Up' : 'Down'}</Badge>;
}

function InSync({ broker }: { broker: Broker }) {
  const { replicas, inSync } = broker;
  if (replicas === null || inSync === null) return <Unknown reason={why(broker)} />;
  if (inSync === replicas) return <Num value={inSync} unknown="" unit={`of ${replicas}`} />;
  return <Badge state="warning">{`${inSync} of ${replicas}`}</Badge>;
}

function Disk({ broker }: { broker: Broker }) {
  const share = diskShare(broker);
  if (share === null) return <Unknown reason={broker.error?.message ?? 'Brokers before Kafka 3.3 do not tell.'} />;
  return (
    <span className="meter">
      <Bar share={share} state={diskState(share)} />
      {formatPercent(Math.round(share * 100))}
    </span>
  );
}

function why({ error, up }: Broker): string {
  return error?.message ?? (up ? 'Not read yet.' : 'The broker does not answer.');
}
