'use client';

import { type FormEvent, useMemo, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { ComboField } from '@/components/ui/combo-field.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { type Column, defaultColumns, readColumns, withColumn } from './columns.ts';
import type { FeedState, Row } from './feed.ts';
import { seenFields } from './search/fields.ts';

interface AddColumnProps {
  columns: readonly Column[];
  feed: FeedState;
  onChange: (columns: readonly Column[]) => void;
}

/** The + in the head: fields of the records that are shown, or one that is typed. */
export function AddColumn({ columns, feed, onChange }: AddColumnProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="New column"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label="Add a column" icon="plus" variant="ghost" size="sm" />}
    >
      <ColumnForm
        feed={feed}
        columns={columns}
        onAdd={(column) => {
          setOpen(false);
          onChange(withColumn(columns, column));
        }}
      />
    </Popover>
  );
}

interface ColumnFormProps {
  columns: readonly Column[];
  feed: FeedState;
  onAdd: (column: Column) => void;
}

function ColumnForm({ columns, feed, onAdd }: ColumnFormProps) {
  const [path, setPath] = useState('');
  const [error, setError] = useState<string | undefined>();
  const { rows, count } = feed;
  const options = useMemo(() => choices(columns, rows.slice(0, count)), [columns, rows, count]);
  const add = (text: string) => {
    const [column, second] = readColumns(text.trim());
    if (column && !second) onAdd(column);
    else setError('A field such as value.status, key.id or headers["x-id"].');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add(path);
  };
  return (
    <form className="range" onSubmit={submit} noValidate>
      <ComboField
        label="Field"
        className="mono"
        placeholder="value.customer.id"
        value={path}
        options={options}
        error={error}
        onChange={(next) => {
          setError(undefined);
          setPath(next);
        }}
        onChoose={add}
      />
      <Button type="submit" size="sm">
        Add
      </Button>
    </form>
  );
}

/** Fields that are no column yet, with what they hold. */
function choices(columns: readonly Column[], rows: readonly Row[]) {
  const taken = new Set(columns.map(({ text }) => text));
  const seen = seenFields(rows).map(({ path, type }) => ({ value: path, note: type }));
  const whole = defaultColumns.split(',').map((value) => ({ value, note: 'whole' }));
  const fields = seen.filter(({ value }) => value === 'size' || readColumns(value)[0]?.path.length);
  return [...whole, ...fields].filter(({ value }) => !taken.has(value));
}
