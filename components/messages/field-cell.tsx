import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/badge.tsx';
import type { Column } from './columns.ts';
import type { RecordEvent } from './feed.ts';
import { fieldValue } from './field-value.ts';
import { type Find, Marked, Preview } from './preview.tsx';

interface FieldCellProps {
  record: RecordEvent;
  column: Column;
  numeric: boolean;
  find: Find | null;
  /** Characters at most. */
  length: number;
  span: number | undefined;
}

/** What a record has in a column; where it has nothing, nothing. */
export function FieldCell({ record, column, numeric, find, length, span }: FieldCellProps) {
  return (
    <td className={clsx(numeric ? 'num' : 'mono', 'clip')} colSpan={span}>
      <Content record={record} column={column} find={find} length={length} />
    </td>
  );
}

function Content({ record, column, find, length }: Omit<FieldCellProps, 'numeric' | 'span'>): ReactNode {
  const value = fieldValue(record, column);
  switch (value.kind) {
    case 'payload':
      if (column.root === 'value' && value.payload === null) return <Tombstone />;
      return <Preview payload={value.payload} find={find} length={length} />;
    case 'headers':
      return value.values.map((header, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header's place is its identity; keys repeat.
        <span key={index}>
          {index > 0 && <span className="t3"> · </span>}
          <Preview payload={header} find={find} length={length} />
        </span>
      ));
    case 'null':
      return <i className="null">null</i>;
    case 'unknown':
      return (
        <span className="t3" title={value.reason}>
          unknown
        </span>
      );
    case 'missing':
      return null;
    default:
      return value.text === '' ? (
        <span className="t3">empty</span>
      ) : (
        <Marked text={value.text} find={find} length={length} />
      );
  }
}

const Tombstone = () => (
  <>
    <Tag>tombstone</Tag> <i className="null">null</i>
  </>
);
