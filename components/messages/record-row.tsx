import clsx from 'clsx';
import { memo, type Ref } from 'react';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { formatClock, formatDateTime } from '@/lib/format/time.ts';
import type { RecordEvent, Row, UnreadableEvent } from './feed.ts';
import { FieldCell } from './field-cell.tsx';
import type { Find } from './preview.tsx';
import type { ListLayout } from './use-list-layout.ts';

interface RecordRowProps {
  row: Row;
  index: number;
  href: string;
  selected: boolean;
  cursor: boolean;
  marked: boolean;
  /** `upTo`: and all records between the last one and this. */
  onMark: (record: RecordEvent, on: boolean, upTo: boolean) => void;
  layout: ListLayout;
  zone: string;
  /** Time of day alone, where every row is of today. */
  today: boolean;
  find: Find | null;
  /** Where rows have heights of their own. */
  measure: Ref<HTMLTableRowElement> | undefined;
}

/** One line of the list. Drawn anew only when something of its own changes. */
export const RecordRow = memo(function RecordRow(props: RecordRowProps) {
  const { row, index, selected, cursor, marked, layout } = props;
  const warn = row.type === 'unreadable';
  return (
    <tr
      ref={props.measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected || marked || undefined}
      className={clsx(cursor && 'is-cursor', warn && 'warn') || undefined}
    >
      {warn ? <Unreadable row={row} span={layout.span} /> : <Cells {...props} row={row} />}
    </tr>
  );
});

type CellsProps = Omit<RecordRowProps, 'row'> & { row: RecordEvent };

function Cells({ row, href, marked, onMark, layout, zone, today, find }: CellsProps) {
  const at = Number(row.timestamp);
  const time = today ? formatClock(at, zone, 'millisecond') : formatDateTime(at, zone, 'millisecond');
  const { columns, numeric } = layout;
  return (
    <>
      <td className="pick">
        <input
          type="checkbox"
          className="check"
          aria-label={`Select partition ${row.partition} offset ${row.offset}`}
          checked={marked}
          onChange={({ target, nativeEvent }) => onMark(row, target.checked, isShifted(nativeEvent))}
        />
      </td>
      <td className="stick">
        <a href={href}>{row.timestamp === '-1' ? 'no time' : time}</a>
      </td>
      <td className="num">{row.partition}</td>
      <td className="num t2">{formatInteger(row.offset)}</td>
      {columns.map((column, index) => (
        <FieldCell
          key={column.text}
          record={row}
          column={column}
          numeric={numeric[index] === true}
          find={find}
          length={layout.characters}
          span={index === columns.length - 1 ? 2 : undefined}
        />
      ))}
      {columns.length === 0 && <td />}
    </>
  );
}

const isShifted = (event: Event) => event instanceof MouseEvent && event.shiftKey;

/** A stretch that could not be read, in its place between its neighbours. */
function Unreadable({
  row: { partition, offset, lastOffset, size, error },
  span,
}: {
  row: UnreadableEvent;
  span: number;
}) {
  const where =
    offset === lastOffset
      ? `Offset ${formatInteger(offset)}`
      : `Offsets ${formatInteger(offset)} to ${formatInteger(lastOffset)}`;
  return (
    <td colSpan={span} className="clip" title={error.message}>
      {where} of partition {partition} ({formatBytes(size)}) could not be read: {error.message}
    </td>
  );
}
