import type { GroupPartition } from '@/lib/contracts/groups.ts';
import { severityOf } from '@/lib/format/group-status.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import { Sparkline } from '../chart/sparkline.tsx';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { type Action, ActionMenu } from '../ui/actions.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Duration, Num } from '../ui/quantity.tsx';
import { Time } from '../ui/time.tsx';
import { Tip } from '../ui/tooltip.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { StatusBadge, tint } from './group-status.tsx';
import { nextRecord } from './group-verdict.tsx';
import { Remarks } from './partition-remarks.tsx';
import type { Place } from './use-group-actions.tsx';

interface Context {
  cluster: string;
  /** The range of the sparkline in words. */
  range: string;
  /** Lag over that range, by `topic/partition`. */
  trends: ReadonlyMap<string, readonly (number | null)[]>;
  /** What members are called, by id. */
  names: ReadonlyMap<string, string>;
  actionsOf: (place: Place) => readonly Action[];
}

export function partitionColumns({ cluster, range, trends, names, actionsOf }: Context): Column<GroupPartition>[] {
  return [
    {
      id: 'partition',
      header: 'Partition',
      place: 'a',
      className: 'name',
      width: 180,
      sortBy: ({ topic, partition }) => `${topic}-${partition}`,
      cell: ({ topic, partition }) => (
        <RowLink href={routes.topicPartitions(cluster, topic)}>
          {topic}-{partition}
        </RowLink>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      hint: 'Ascending: the worst first, and among those the one with the most lag',
      place: 'c',
      width: 120,
      sortBy: ({ status, lag }) => severityOf(status, lag),
      cell: (row) => (
        <>
          <StatusBadge status={row.status} /> <Remarks row={row} />
        </>
      ),
    },
    {
      id: 'trend',
      header: range,
      hint: `Lag over ${range}`,
      width: 88,
      cell: ({ topic, partition, status }) => (
        <Sparkline
          values={trends.get(`${topic}/${partition}`) ?? []}
          label={`Lag of ${topic}-${partition} over ${range}`}
          state={tint(status)}
        />
      ),
    },
    {
      id: 'committed',
      header: 'Committed',
      numeric: true,
      descendingFirst: true,
      sortBy: ({ committed }) => big(committed),
      cell: (row) =>
        row.committed === null ? <Unknown word="none" reason={why(row)} /> : formatInteger(row.committed),
    },
    {
      id: 'end',
      header: 'End',
      hint: 'The high watermark',
      numeric: true,
      descendingFirst: true,
      sortBy: ({ end }) => big(end),
      cell: (row) => <Num value={row.end} unknown={why(row)} />,
    },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      place: 'b',
      unit: 'behind',
      className: 'strong',
      descendingFirst: true,
      sortBy: ({ lag }) => big(lag),
      cell: (row) => <Num value={row.lag} unknown={why(row)} />,
    },
    {
      id: 'lagSeconds',
      header: 'Behind by',
      hint: 'How long ago the end of the log was where the group is now',
      numeric: true,
      place: 'd',
      descendingFirst: true,
      sortBy: ({ lagSeconds }) => lagSeconds,
      cell: (row) => <Duration value={row.lagSeconds} unknown={why(row)} />,
    },
    {
      id: 'lastCommit',
      header: 'Last commit',
      hint: 'When the committed offset was last seen to move',
      numeric: true,
      className: 't2',
      sortBy: ({ lastCommitSeenAt }) => (lastCommitSeenAt === null ? null : Date.parse(lastCommitSeenAt)),
      cell: (row) => <LastCommit row={row} />,
    },
    {
      id: 'member',
      header: 'Member',
      width: 120,
      sortBy: ({ memberId }) => (memberId === null ? null : (names.get(memberId) ?? memberId)),
      cell: ({ memberId }) =>
        memberId === null ? (
          <span className="t3">none</span>
        ) : (
          <span title={memberId}>{names.get(memberId) ?? memberId}</span>
        ),
    },
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      className: 'acts',
      width: 56,
      cell: (row) => (
        <>
          <Tip text="Show the next record">
            <ButtonLink
              variant="ghost"
              size="sm"
              icon="message"
              className={row.status === 'STALLED' ? 'btn-icon keep' : 'btn-icon'}
              href={nextRecord(cluster, row)}
              aria-label={`Show the next record of ${row.topic}-${row.partition}`}
            />
          </Tip>
          <ActionMenu
            size="sm"
            label={`Actions on ${row.topic}-${row.partition}`}
            actions={actionsOf({ topic: row.topic, partitions: [row.partition], held: row.memberId !== null })}
          />
        </>
      ),
    },
  ];
}

function LastCommit({ row: { lastCommitSeenAt, committed } }: { row: GroupPartition }) {
  if (lastCommitSeenAt !== null) return <Time at={lastCommitSeenAt} relative />;
  if (committed === null) return <span className="t3">never</span>;
  return (
    <Unknown
      word="not seen"
      reason="It has not moved since this console watches. Kafka does not tell when it was made."
    />
  );
}

function why({ error, committed }: GroupPartition): string {
  if (error) return error.message;
  if (committed === null) return 'The group has not committed an offset here.';
  return 'History does not reach back to what was committed.';
}

function big(value: string | null): bigint | null {
  return value === null ? null : BigInt(value);
}
