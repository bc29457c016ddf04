import type { TopicSummary } from '@/lib/contracts/topics.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { type Action, ActionMenu } from '../ui/actions.tsx';
import { Badge, Tag } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Bytes, Num, Rate } from '../ui/quantity.tsx';
import { Tip } from '../ui/tooltip.tsx';

/** Columns of the list of topics; the server sorts. */
export function topicColumns(cluster: string, actionsOf: (topic: TopicSummary) => Action[]): Column<TopicSummary>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      place: 'a',
      className: 'name',
      sortBy: 'server',
      width: 160,
      cell: ({ name, internal, cleanupPolicy }) => (
        <>
          <RowLink href={routes.topic(cluster, name)}>{name}</RowLink> {internal && <Tag>internal</Tag>}{' '}
          {cleanupPolicy?.includes('compact') && <Tag>compact</Tag>}
        </>
      ),
    },
    {
      id: 'underReplicated',
      header: 'Replicas',
      sortBy: 'server',
      descendingFirst: true,
      place: 'c',
      width: 80,
      cell: (topic) => <Replication topic={topic} />,
    },
    {
      id: 'partitions',
      header: 'Part.',
      hint: 'Partitions × replication factor',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      width: 40,
      cell: ({ partitions, replicationFactor }) => (
        <>
          {formatInteger(partitions)} <small className="unit">× {replicationFactor}</small>
        </>
      ),
    },
    {
      id: 'messages',
      header: 'Messages',
      hint: 'End minus start offsets: an upper bound where a topic is compacted or transactional',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      cell: (topic) => <Num value={topic.messages} unknown={why(topic)} />,
    },
    {
      id: 'sizeBytes',
      header: 'Size',
      hint: 'Of all replicas',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      cell: (topic) => <Bytes value={topic.sizeBytes} unknown={why(topic)} />,
    },
    {
      id: 'maxLag',
      header: 'Worst lag',
      hint: 'Of the group that is furthest behind',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'b',
      unit: 'behind',
      cell: (topic) => <WorstLag topic={topic} />,
    },
    {
      id: 'groups',
      header: 'Groups',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      width: 40,
      cell: (topic) => <Num value={topic.groups} unknown={why(topic)} />,
    },
    {
      id: 'producedPerSecond',
      header: 'In',
      hint: 'Records produced per second',
      numeric: true,
      sortBy: 'server',
      descendingFirst: true,
      place: 'd',
      width: 48,
      cell: (topic) => <Rate value={topic.producedPerSecond} unknown={why(topic)} />,
    },
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      className: 'acts',
      width: 56,
      cell: (topic) => (
        <>
          <Tip text="Browse messages">
            <ButtonLink
              variant="ghost"
              size="sm"
              icon="message"
              className="btn-icon"
              href={routes.topicMessages(cluster, topic.name)}
              aria-label={`Browse messages of ${topic.name}`}
            />
          </Tip>
          <ActionMenu size="sm" label={`Actions on ${topic.name}`} actions={actionsOf(topic)} />
        </>
      ),
    },
  ];
}

function Replication({ topic }: { topic: TopicSummary }) {
  const { partitions, underReplicated, offline } = topic;
  if (offline > 0) return <Badge state="critical">{`${plural(offline, 'partition')} offline`}</Badge>;
  if (underReplicated > 0)
    return <Badge state="warning">{`${partitions - underReplicated} of ${partitions} in sync`}</Badge>;
  return <Badge state="ok">All in sync</Badge>;
}

function WorstLag({ topic }: { topic: TopicSummary }) {
  if (topic.groups === 0) return <span className="t3">not read</span>;
  return <Num value={topic.maxLag} unknown={why(topic)} />;
}

function why({ problem }: TopicSummary): string {
  return problem?.message ?? 'Not read yet. The next sample follows within seconds.';
}
