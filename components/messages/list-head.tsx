'use client';

import { memo } from 'react';
import { Icon } from '@/components/ui/icon.tsx';
import type { ExportFormat } from '@/lib/contracts/messages.ts';
import { ColumnHead } from './column-head.tsx';
import { writeColumns } from './columns.ts';
import type { FeedState } from './feed.ts';
import { ListTools } from './list-tools.tsx';
import { MarkAll } from './mark-all.tsx';
import type { ListChoices, ListLayout } from './use-list-layout.ts';
import type { Marks } from './use-marks.ts';

interface ListHeadProps {
  feed: FeedState;
  order: string;
  zone: string;
  layout: ListLayout;
  marks: Marks;
  choices: ListChoices;
  onChoose: (change: Partial<ListChoices>) => void;
  exportHref: (format: ExportFormat) => string;
}

/** The head of the records. Drawn anew only when something of its own changes: its menus are heavier than all rows. */
export const ListHead = memo(function ListHead(props: ListHeadProps) {
  const { feed, order, zone, layout, marks, choices, onChoose, exportHref } = props;
  const { columns, numeric } = layout;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <MarkAll marks={marks} feed={feed} />
        <th className="stick at" aria-sort={order === 'oldest' ? 'ascending' : 'descending'} title={zone}>
          Time, {zone.split('/').at(-1)?.replaceAll('_', ' ')}{' '}
          <Icon name={order === 'oldest' ? 'ascending' : 'descending'} />
        </th>
        <th className="num part">Part.</th>
        <th className="num off">Offset</th>
        {columns.map((column, index) => (
          <ColumnHead
            key={column.text}
            columns={columns}
            index={index}
            numeric={numeric[index] === true}
            onChange={(next) => onChoose({ columns: writeColumns(next) })}
          />
        ))}
        <th className="list-tools">
          <ListTools feed={feed} columns={columns} choices={choices} onChoose={onChoose} exportHref={exportHref} />
        </th>
      </tr>
    </thead>
  );
});
