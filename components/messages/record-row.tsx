import clsx from 'clsx';
import { memo, type ReactNode } from 'react';
import { Tag } from '@/components/ui/badge.tsx';
import type { Payload } from '@/lib/contracts/messages.ts';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { formatClock, formatDateTime } from '@/lib/format/time.ts';
import { shown } from '@/lib/json/words.ts';
import type { RecordEvent, Row, UnreadableEvent } from './feed.ts';

interface RecordRowProps {
  row: Row;
  index: number;
  href: string;
  selected: boolean;
  cursor: boolean;
  zone: string;
  /** Time of day alone, where every row is of today. */
  today: boolean;
}

/** One line of the list. Drawn anew only when something of its own changes. */
export const RecordRow = memo(function RecordRow({ row, index, href, selected, cursor, zone, today }: RecordRowProps) {
  const warn = row.type === 'unreadable';
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected || undefined}
      className={clsx(cursor && 'is-cursor', warn && 'warn') || undefined}
    >
      {warn ? <Unreadable row={row} /> : <Cells row={row} href={href} zone={zone} today={today} />}
    </tr>
  );
});

function Cells({ row, href, zone, today }: { row: RecordEvent; href: string; zone: string; today: boolean }) {
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
        <Preview payload={row.key} />
      </td>
      <td className="mono clip">
        {row.value === null && <Tag>tombstone</Tag>} <Preview payload={row.value} />
      </td>
    </>
  );
}

/** More than a line can show; keeps rows of large records light. */
const previewLength = 400;

function Preview({ payload }: { payload: Payload | null }): ReactNode {
  if (payload === null) return <i className="null">null</i>;
  if (payload.size === 0) return <span className="t3">empty</span>;
  const text = shown(payload.text.slice(0, previewLength));
  if (payload.serde === 'hex' || payload.serde === 'base64') return <span className="t2">{text}</span>;
  return text;
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
