'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { FilterChip } from '@/components/ui/chip.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { readPartitions, writePartitions } from '@/lib/format/partition-list.ts';

interface PartitionControlProps {
  /** `0,3,5-7`; empty: all. */
  value: string;
  /** How many the topic has; null while that is not known. */
  total: number | null;
  onChange: (partitions: string) => void;
}

/** More than these are chosen by typing alone. */
const asChips = 128;

/** Which partitions are read. */
export function PartitionControl({ value, total, onChange }: PartitionControlProps) {
  const [open, setOpen] = useState(false);
  const apply = (partitions: string) => {
    setOpen(false);
    onChange(partitions);
  };
  return (
    <Popover
      label="Partitions"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className="select">
          <span className="l">Partitions</span> <b>{value === '' ? all(total) : value}</b>
          <Icon name="down" />
        </button>
      }
    >
      <PartitionForm key={value} value={value} total={total} onApply={apply} />
    </Popover>
  );
}

const all = (total: number | null) => (total === null ? 'All' : `All ${formatInteger(total)}`);

function PartitionForm({
  value,
  total,
  onApply,
}: {
  value: string;
  total: number | null;
  onApply: (value: string) => void;
}) {
  const [draft, setDraft] = useState(value);
  const chosen = readPartitions(draft);
  const beyond = total === null ? undefined : chosen?.find((partition) => partition >= total);
  const error =
    chosen === null
      ? 'Numbers and ranges, such as 0,3,5-7.'
      : beyond === undefined
        ? undefined
        : `There is no partition ${beyond}; the last is ${(total ?? 1) - 1}.`;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach the form around the button in React's tree: this one ends here.
    event.stopPropagation();
    if (!error) onApply(total === null ? draft : writePartitions(chosen ?? [], total));
  };
  const toggle = (partition: number) => {
    const next = chosen?.includes(partition)
      ? chosen.filter((other) => other !== partition)
      : [...(chosen ?? []), partition];
    setDraft(writePartitions(next, Number.POSITIVE_INFINITY));
  };

  return (
    <form className="range" onSubmit={submit} noValidate>
      <Field
        label="Partitions"
        placeholder="all"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        error={error}
        autoComplete="off"
      />
      {total !== null && total <= asChips && (
        <div className="chips">
          {[...Array(total).keys()].map((partition) => (
            <FilterChip
              key={partition}
              pressed={chosen?.includes(partition) ?? false}
              onPress={() => toggle(partition)}
            >
              {partition}
            </FilterChip>
          ))}
        </div>
      )}
      <span className="row">
        <Button type="submit" size="sm" disabledReason={error}>
          Apply
        </Button>
        <Button size="sm" variant="ghost" onClick={() => onApply('')}>
          {all(total)}
        </Button>
      </span>
    </form>
  );
}
