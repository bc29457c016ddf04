'use client';

import Link from 'next/link';
import type { GroupDetail, GroupMember } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { Tag } from '../ui/badge.tsx';
import { Empty } from '../ui/empty.tsx';
import { Section } from '../ui/section.tsx';
import { Unknown } from '../ui/unknown.tsx';

/** Who is in the group and what each one reads. */
export function GroupMembers({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const { members } = group;
  return (
    <Section title="Members" note={members && members.length > 0 && plural(members.length, 'member')}>
      {members === null ? (
        <div className="scroll">
          <Empty title="The members are not known">{group.error?.message ?? 'The coordinator did not tell.'}</Empty>
        </div>
      ) : (
        <DataTable
          label={`Members of ${group.id}`}
          list
          columns={memberColumns(cluster)}
          rows={members}
          rowKey={({ id }) => id}
          empty={
            <Empty title="No members">
              Nobody reads for this group at the moment. Consumers that assign partitions by hand are never members.
            </Empty>
          }
        />
      )}
    </Section>
  );
}

function memberColumns(cluster: string): Column<GroupMember>[] {
  return [
    {
      id: 'client',
      header: 'Client',
      place: 'a',
      className: 'name',
      cell: ({ clientId, instanceId }) => (
        <>
          {clientId || '(no client id)'} {instanceId !== null && <Tag>static: {instanceId}</Tag>}
        </>
      ),
    },
    { id: 'host', header: 'Host', place: 'b', className: 't2', cell: ({ host }) => host.replace(/^\//, '') },
    {
      id: 'assignment',
      header: 'Reads',
      place: 'c',
      cell: (member) => <Assignment cluster={cluster} member={member} />,
    },
    { id: 'id', header: 'Member id', className: 'mono t3', cell: ({ id }) => id },
  ];
}

function Assignment({ cluster, member: { assignment, problem } }: { cluster: string; member: GroupMember }) {
  if (problem) return <Unknown reason={problem.message} />;
  if (assignment.length === 0) return <span className="t3">nothing: no partition is left for it</span>;
  return assignment.map(({ topic, partitions }, index) => (
    <span key={topic}>
      {index > 0 && ' · '}
      <Link className="link" href={routes.topicPartitions(cluster, topic)}>
        {topic}
      </Link>{' '}
      <span className="t2">{partitions.join(', ')}</span>
    </span>
  ));
}
