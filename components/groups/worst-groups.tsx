'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { DataTable } from '../table/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Section } from '../ui/section.tsx';
import { groupColumns } from './group-columns.tsx';
import { catchUpWords } from './words.ts';
import { worstFirst } from './worst-first.ts';

const catchesUp: Column<GroupSummary> = {
  id: 'catchUp',
  header: 'Catches up',
  hint: 'At present rates',
  numeric: true,
  className: 't2',
  cell: (group) => catchUpWords(group).value ?? <span className="t3">not known</span>,
};

const shown = ['id', 'status', 'trend', 'lag', 'lagSeconds', 'catchUp', 'topics'];

/** The groups on a cluster's overview, those that need a look first. */
export function WorstGroups({ cluster }: { cluster: string }) {
  const query = useQuery(groupsQuery(cluster, worstFirst));
  const { data } = query;
  const columns = useMemo(() => {
    const all = [...groupColumns(cluster), catchesUp];
    return shown.flatMap((id) => all.filter((column) => column.id === id));
  }, [cluster]);
  return (
    <Section
      title="Consumer lag"
      note={data && data.total > 0 && `worst first, ${data.items.length} of ${plural(data.total, 'group')}`}
      end={
        <Link className="link" href={routes.groups(cluster)}>
          All groups
        </Link>
      }
    >
      <Failure query={query} what="The groups" />
      {(data || query.isPending) && (
        <DataTable
          label="Groups, the worst first"
          list
          columns={columns}
          rows={data?.items}
          rowKey={({ id }) => id}
          skeletonRows={worstFirst.pageSize}
          empty={<Empty title="No consumer groups yet">A group appears here when it first joins or commits.</Empty>}
        />
      )}
    </Section>
  );
}
