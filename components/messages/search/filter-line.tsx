'use client';

import { useMemo, useState } from 'react';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import type { FeedState } from '../feed.ts';
import { ConditionForm } from './condition-form.tsx';
import { type Condition, type Conditions, readConditions, writeConditions } from './conditions.ts';
import { seenFields } from './fields.ts';
import { FilterEditor } from './filter-editor.tsx';
import { SearchControl, type SearchText } from './search-control.tsx';
import type { FilterCheck } from './use-filter-check.ts';

interface FilterLineProps {
  search: SearchText;
  onSearch: (change: Partial<SearchText>) => void;
  /** The expression as it is being written. */
  filter: string;
  onFilter: (filter: string) => void;
  /** Makes the expression, or the one that is given, the one that runs. */
  onCommit: (filter?: string) => void;
  check: FilterCheck | null;
  feed: FeedState;
}

/** Which records are wanted: a text, conditions as chips, and the expression that they stand for. */
export function FilterLine({ search, onSearch, filter, onFilter, onCommit, check, feed }: FilterLineProps) {
  // Half a screen of rows shows the shape; later ones need not be looked at again.
  const some = Math.min(feed.count, 200);
  const fields = useMemo(() => seenFields(feed.rows.slice(0, some)), [some, feed.rows]);
  const conditions = readConditions(filter);
  const write = (next: Conditions) => onCommit(writeConditions(next));
  return (
    <div className="line filter">
      <SearchControl search={search} onChange={onSearch} />
      {conditions?.all.map((condition, index) => (
        <ConditionChip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same condition may stand there twice.
          key={index}
          condition={condition}
          fields={fields}
          onChange={(changed) => write({ ...conditions, all: conditions.all.with(index, changed) })}
          onRemove={() => write({ ...conditions, all: conditions.all.toSpliced(index, 1) })}
        />
      ))}
      {conditions && conditions.all.length > 1 && (
        <button
          type="button"
          className="chip"
          onClick={() => write({ ...conditions, join: conditions.join === '&&' ? '||' : '&&' })}
        >
          {conditions.join === '&&' ? 'all of them' : 'any of them'}
        </button>
      )}
      {/* What the chips don't say is not folded away. */}
      <div className={conditions ? 'foldable' : 'contents'}>
        {conditions && (
          <AddCondition
            fields={fields}
            onAdd={(condition) => write({ ...conditions, all: [...conditions.all, condition] })}
          />
        )}
        <FilterEditor value={filter} onChange={onFilter} onCommit={() => onCommit()} fields={fields} check={check} />
      </div>
    </div>
  );
}

interface ConditionChipProps {
  condition: Condition;
  fields: ReturnType<typeof seenFields>;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionChip({ condition, fields, onChange, onRemove }: ConditionChipProps) {
  const [open, setOpen] = useState(false);
  const { path, operator, literal } = condition;
  const words = `${path} ${operator} ${literal}`.trim();
  return (
    <span className="chip on pair">
      <Popover
        label="Condition"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" aria-label={`Change condition ${words}`}>
            <span className="mono">{path}</span> <span className="op">{operator === 'is' ? '=' : operator}</span>{' '}
            {literal !== '' && <span className="mono clip">{literal}</span>}
          </button>
        }
      >
        <ConditionForm
          fields={fields}
          condition={condition}
          onApply={(changed) => {
            setOpen(false);
            onChange(changed);
          }}
        />
      </Popover>
      <button type="button" aria-label={`Remove condition ${words}`} onClick={onRemove}>
        <Icon name="close" className="i-12" />
      </button>
    </span>
  );
}

function AddCondition({
  fields,
  onAdd,
}: {
  fields: ReturnType<typeof seenFields>;
  onAdd: (condition: Condition) => void;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="New condition"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="chip add">
          <Icon name="plus" className="i-12" />
          Condition
        </button>
      }
    >
      <ConditionForm
        fields={fields}
        condition={null}
        onApply={(condition) => {
          setOpen(false);
          onAdd(condition);
        }}
      />
    </Popover>
  );
}
