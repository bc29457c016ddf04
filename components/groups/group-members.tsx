'use client';

import { useMemo } from 'react';
import type { GroupDetail } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Num, Rate } from '../ui/quantity.tsx';
import { Section } from '../ui/section.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { MemberAssignment } from './member-assignment.tsx';
import { type MemberRow, memberRows } from './members.ts';

const notSummed = 'Of one of its partitions it is not known.';

function memberColumns(cluster: string): Column<MemberRow>[] {
  return [
    {
      id: 'member',
      header: 'Member',
      place: 'a',
      className: 'name',
      width: 140,
      cell: ({ member, name }) => <span title={member.id}>{name}</span>,
    },
    { id: 'client', header: 'Client', className: 'mono t2', width: 140, cell: ({ member }) => member.clientId },
    {
      id: 'host',
      header: 'Host',
      place: 'd',
      className: 'mono t2',
      cell: ({ member }) => member.host.replace(/^\//, ''),
    },
    {
      id: 'assignment',
      header: 'Partitions',
      hint: 'Those that do not move are marked',
      place: 'c',
      className: 'wrap',
      width: 200,
      cell: (row) => <MemberAssignment cluster={cluster} row={row} />,
    },
    {
      id: 'reads',
      header: 'Reads',
      numeric: true,
      cell: ({ consumedPerSecond }) => <Rate value={consumedPerSecond} unknown={notSummed} />,
    },
    {
      id: 'lag',
      header: 'Lag',
      numeric: true,
      place: 'b',
      unit: 'behind',
      cell: ({ lag }) => <Num value={lag?.toString() ?? null} unknown={notSummed} />,
    },
  ];
}

/** Who reads, and which partitions each has. */
export function GroupMembers({ cluster, group }: { cluster: string; group: GroupDetail | undefined }) {
  const columns = useMemo(() => memberColumns(cluster), [cluster]);
  const members = group?.members;
  const rows = useMemo(() => members && memberRows(members, group?.partitions ?? []), [members, group?.partitions]);
  return (
    <Section title="Members" note={group && noteOf(group)}>
      {members === null ? (
        <div className="scroll">
          <Empty title="The members are not known">
            {group?.error?.message ?? 'The coordinator of this group did not tell them.'}
          </Empty>
        </div>
      ) : (
        <DataTable
          label="Members"
          list
          columns={columns}
          rows={rows ?? undefined}
          rowKey={({ member }) => member.id}
          skeletonRows={3}
          empty={
            <Empty title="No members">
              Consumers that join appear here within seconds. Those that assign partitions by hand never join: only
              their commits are seen.
            </Empty>
          }
        />
      )}
    </Section>
  );
}

function noteOf({ members, assignor }: GroupDetail) {
  if (members === null) return <Unknown reason="The coordinator did not tell." />;
  if (members.length === 0) return null;
  return [plural(members.length, 'member'), assignor && `${assignor} assignor`].filter(Boolean).join(', ');
}
