'use client';

import clsx from 'clsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Menu, MenuItem } from '@/components/ui/menu.tsx';
import { type Column, columnTitle, moved } from './columns.ts';

interface ColumnHeadProps {
  columns: readonly Column[];
  index: number;
  numeric: boolean;
  onChange: (columns: readonly Column[]) => void;
}

/** The head of a chosen column; its name opens what can be done with it. */
export function ColumnHead({ columns, index, numeric, onChange }: ColumnHeadProps) {
  const column = columns[index];
  if (!column) return null;
  const title = columnTitle(column);
  const isField = column.path.length > 0;
  return (
    <th className={clsx(numeric && 'num', isField && 'col-field', width(columns, column))} title={column.text}>
      <Menu
        align={numeric ? 'end' : 'start'}
        trigger={
          <button type="button" className="column">
            <span className="name">
              <bdi dir="ltr">{title}</bdi>
            </span>{' '}
            <Icon name="down" small />
          </button>
        }
      >
        {index > 0 && (
          <MenuItem icon="left" onSelect={() => onChange(moved(columns, index, -1))}>
            Move to the left
          </MenuItem>
        )}
        {index < columns.length - 1 && (
          <MenuItem icon="right" onSelect={() => onChange(moved(columns, index, 1))}>
            Move to the right
          </MenuItem>
        )}
        <MenuItem icon="close" onSelect={() => onChange(columns.toSpliced(index, 1))}>
          Remove the column
        </MenuItem>
      </Menu>
    </th>
  );
}

/** The whole value takes the room that is left; without it all columns share. */
function width(columns: readonly Column[], { text }: Column): string | undefined {
  if (text === 'value' || !columns.some((other) => other.text === 'value')) return undefined;
  return columns.length > 2 ? 'col-some' : 'col-key';
}
