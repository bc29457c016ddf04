import Link from 'next/link';
import type { Partition } from '@/lib/contracts/topics.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Bar } from '../ui/meter.tsx';
import { Bytes, Num, Rate } from '../ui/quantity.tsx';
import { Tip } from '../ui/tooltip.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { messagesIn, partitionState } from './partition-state.ts';

interface Context {
  cluster: string;
  topic: string;
  minIsr: number | null;
  /** The largest partition's size, which fills its bar. */
  largest: bigint;
  /** Some broker tells eligible leader replicas that are not in sync. */
  withElr: boolean;
}

const long = (value: string | null) => (value === null ? null : BigInt(value));

/** Columns of a topic's partitions. */
export function partitionColumns({ cluster, topic, minIsr, largest, withElr }: Context): Column<Partition>[] {
  return [
    {
      id: 'partition',
      header: 'Partition',
      numeric: true,
      className: 'name',
      place: 'a',
      width: 40,
      sortBy: ({ partition }) => partition,
      cell: ({ partition }) => <RowLink href={messagesOf(cluster, topic, partition)}>{partition}</RowLink>,
    },
    {
      id: 'state',
      header: 'State',
      place: 'c',
      width: 96,
      sortBy: (partition) => partitionState(partition, minIsr).rank,
      cell: (partition) => {
        const { state, word } = partitionState(partition, minIsr);
        return <Badge state={state}>{word}</Badge>;
      },
    },
    {
      id: 'leader',
      header: 'Leader',
      numeric: true,
      width: 32,
      sortBy: ({ leader }) => leader,
      cell: ({ leader }) =>
        leader === null ? (
          <span className="t3">none</span>
        ) : (
          <Link href={routes.broker(cluster, leader)}>{leader}</Link>
        ),
    },
    {
      id: 'replicas',
      header: 'Replicas',
      hint: 'The leader is underlined, a replica out of sync is struck out',
      width: 56,
      cell: (partition) => <Replicas cluster={cluster} partition={partition} />,
    },
    {
      id: 'isr',
      header: 'ISR',
      hint: 'In-sync replicas, of all replicas',
      place: 'd',
      width: 72,
      sortBy: ({ isr }) => isr.length,
      cell: ({ isr, replicas }) => (
        <>
          <span className="ids">{isr.join(' ')}</span>
          {'\u2002'}
          <small className="unit">
            {isr.length} of {replicas.length}
          </small>
        </>
      ),
    },
    ...(withElr ? [elrColumn] : []),
    {
      id: 'epoch',
      header: 'Epoch',
      hint: 'How often the leader has changed',
      numeric: true,
      width: 24,
      cell: ({ leaderEpoch, error }) => <Num value={leaderEpoch} unknown={why(error)} />,
    },
    {
      id: 'start',
      header: 'Start offset',
      numeric: true,
      sortBy: ({ startOffset }) => long(startOffset),
      cell: ({ startOffset, error }) => <Num value={startOffset} unknown={why(error)} />,
    },
    {
      id: 'end',
      header: 'End offset',
      numeric: true,
      sortBy: ({ endOffset }) => long(endOffset),
      cell: ({ endOffset, error }) => <Num value={endOffset} unknown={why(error)} />,
    },
    {
      id: 'messages',
      header: 'Messages',
      hint: 'End minus start offset: an upper bound where the topic is compacted or transactional',
      numeric: true,
      place: 'b',
      unit: 'messages',
      descendingFirst: true,
      sortBy: messagesIn,
      cell: (partition) => <Num value={messagesIn(partition)?.toString() ?? null} unknown={why(partition.error)} />,
    },
    {
      id: 'size',
      header: 'Size',
      hint: "Of the leader's replica",
      width: 72,
      descendingFirst: true,
      sortBy: ({ sizeBytes }) => long(sizeBytes),
      cell: ({ sizeBytes }) => sizeBytes !== null && <Bar share={share(BigInt(sizeBytes), largest)} />,
    },
    {
      id: 'bytes',
      header: 'Bytes',
      hideHeader: true,
      numeric: true,
      cell: ({ sizeBytes, error }) => <Bytes value={sizeBytes} unknown={why(error)} />,
    },
    {
      id: 'in',
      header: 'In',
      hint: 'Records produced per second',
      numeric: true,
      descendingFirst: true,
      sortBy: ({ producedPerSecond }) => producedPerSecond,
      cell: ({ producedPerSecond, error }) => (
        <Rate value={producedPerSecond} unknown={error?.message ?? 'Rates need two samples.'} />
      ),
    },
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      className: 'acts',
      width: 24,
      cell: ({ partition }) => (
        <Tip text="Browse its messages">
          <ButtonLink
            variant="ghost"
            size="sm"
            icon="message"
            className="btn-icon"
            href={messagesOf(cluster, topic, partition)}
            aria-label={`Browse messages of partition ${partition}`}
          />
        </Tip>
      ),
    },
  ];
}

const elrColumn: Column<Partition> = {
  id: 'elr',
  header: 'ELR',
  hint: 'Eligible leader replicas: not in sync, yet without loss if they lead',
  width: 32,
  cell: ({ elr }) => {
    if (elr === null) return <Unknown reason="The brokers did not tell." />;
    return elr.length > 0 ? <span className="ids">{elr.join(' ')}</span> : <span className="t3">none</span>;
  },
};

/** The leader underlined, those out of sync struck out; in words for screen readers. */
function Replicas({ cluster, partition }: { cluster: string; partition: Partition }) {
  const { replicas, isr, leader } = partition;
  return (
    <span className="ids">
      {replicas.map((id, index) => (
        <span key={id}>
          {index > 0 && ' '}
          <Link
            href={routes.broker(cluster, id)}
            className={id === leader ? 'lead' : isr.includes(id) ? undefined : 'out'}
          >
            {id}
            {id === leader && <span className="vh"> leader</span>}
            {!isr.includes(id) && <span className="vh"> out of sync</span>}
          </Link>
        </span>
      ))}
    </span>
  );
}

function messagesOf(cluster: string, topic: string, partition: number): string {
  return `${routes.topicMessages(cluster, topic)}?partitions=${partition}`;
}

function share(size: bigint, largest: bigint): number {
  return largest === 0n ? 0 : Number((size * 1000n) / largest) / 1000;
}

function why(error: Partition['error']): string {
  return error?.message ?? 'Not read yet. The next sample follows within seconds.';
}
