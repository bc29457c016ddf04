'use client';

import { IconButton } from '@/components/ui/button.tsx';
import { Menu, MenuChoice, MenuDownload, MenuGroup, MenuItem, MenuSeparator } from '@/components/ui/menu.tsx';
import type { ExportFormat } from '@/lib/contracts/messages.ts';
import { AddColumn } from './add-column.tsx';
import { type Column, defaultColumns, writeColumns } from './columns.ts';
import type { FeedState } from './feed.ts';
import type { ListChoices, RowHeight } from './use-list-layout.ts';

interface ListToolsProps {
  feed: FeedState;
  columns: readonly Column[];
  choices: ListChoices;
  onChoose: (change: Partial<ListChoices>) => void;
  /** Where all records of the query are as a file. */
  exportHref: (format: ExportFormat) => string;
}

const heights: { value: RowHeight; label: string }[] = [
  { value: 'compact', label: 'One line, dense' },
  { value: 'comfortable', label: 'One line, roomy' },
  { value: 'wrap', label: 'All lines' },
];

const formats: { value: ExportFormat; label: string; note: string }[] = [
  { value: 'jsonl', label: 'JSON lines', note: 'decoded' },
  { value: 'csv', label: 'CSV', note: 'for a spreadsheet' },
  { value: 'ndjson-raw', label: 'NDJSON, byte for byte', note: 'base64' },
];

/** At the right edge of the head: another column, how rows look, the records as a file. */
export function ListTools({ feed, columns, choices, onChoose, exportHref }: ListToolsProps) {
  return (
    <>
      <AddColumn columns={columns} feed={feed} onChange={(next) => onChoose({ columns: writeColumns(next) })} />
      <Menu align="end" trigger={<IconButton label="Rows and columns" icon="rows" variant="ghost" size="sm" />}>
        <MenuChoice label="Rows" value={choices.rows} options={heights} onChange={(rows) => onChoose({ rows })} />
        <MenuSeparator />
        <MenuItem
          icon="columns"
          disabledReason={choices.columns === defaultColumns ? 'These are the first columns' : undefined}
          onSelect={() => onChoose({ columns: defaultColumns })}
        >
          Back to key and value
        </MenuItem>
      </Menu>
      <Menu align="end" trigger={<IconButton label="Export" icon="download" variant="ghost" size="sm" />}>
        {feed.live ? (
          <MenuItem disabledReason="A live tail has no end. Choose a range first." onSelect={() => {}}>
            Export
          </MenuItem>
        ) : (
          <MenuGroup label="All records of this query, as a file">
            {formats.map(({ value, label, note }) => (
              <MenuDownload key={value} href={exportHref(value)} end={note}>
                {label}
              </MenuDownload>
            ))}
          </MenuGroup>
        )}
      </Menu>
    </>
  );
}
