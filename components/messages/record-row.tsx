import clsx from 'clsx';
import { memo } from 'react';
import { Tag } from '@/components/ui/badge.tsx';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { formatClock, formatDateTime } from '@/lib/format/time.ts';
import type { RecordEvent, Row, UnreadableEvent } from './feed.ts';
import { type Find, Preview } from './preview.tsx';

interface RecordRowProps {
  row: Row;
  index: number;
  href: string;
  selected: boolean;
  cursor: boolean;
  zone: string;
  /** Time of day alone, where every row is of today. */
  today: boolean;
  find: Find | null;
}

/** One line of the list. Drawn anew only when something of its own changes. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { row, index, href, selected, cursor, zone, today, find } = props;
  const warn = row.type === 'unreadable';
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected || undefined}
      className={clsx(cursor && 'is-cursor', warn && 'warn') || undefined}
    >
      {warn ? <Unreadable row={row} /> : <Cells row={row} href={href} zone={zone} today={today} find={find} />}
    </tr>
  );
});

type CellsProps = Pick<RecordRowProps, 'href' | 'zone' | 'today' | 'find'> & { row: RecordEvent };

function Cells({ row, href, zone, today, find }: CellsProps) {
  const at = Number(row.timestamp);
  const time = today ? formatClock(at, zone, 'millisecond') : formatDateTime(at, zone, 'millisecond');
  return (
    <>
      <td className="stick">
        <a href={href}>{row.timestamp === '-1' ? 'no time' : time}</a>
      </td>
      <td className="num">{row.partition}</td>
      <td className="num t2">{formatInteger(row.offset)}</td>
      <td className="mono clip">
        <Preview payload={row.key} find={find} />
      </td>
      <td className="mono clip">
        {row.value === null && <Tag>tombstone</Tag>} <Preview payload={row.value} find={find} />
      </td>
    </>
  );
}

/** A stretch that could not be read, in its place between its neighbours. */
function Unreadable({ row: { partition, offset, lastOffset, size, error } }: { row: UnreadableEvent }) {
  const where =
    offset === lastOffset
      ? `Offset ${formatInteger(offset)}`
      : `Offsets ${formatInteger(offset)} to ${formatInteger(lastOffset)}`;
  return (
    <td colSpan={5} className="clip" title={error.message}>
      {where} of partition {partition} ({formatBytes(size)}) could not be read: {error.message}
    </td>
  );
}
