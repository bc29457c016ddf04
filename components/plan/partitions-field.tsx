'use client';

import { readPartitions } from '@/lib/format/partition-list.ts';
import { Field } from '../ui/field.tsx';

interface PartitionsFieldProps {
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** Some partitions of a topic, as they are typed; none: all of them. */
export function PartitionsField({ value, onChange, error }: PartitionsFieldProps) {
  return (
    <Field
      label="Partitions"
      placeholder="all"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      help="Such as 0,3,5-7. Left empty: all of them."
      autoComplete="off"
    />
  );
}

/** What is wrong with partitions as typed. */
export function partitionsProblem(text: string): string | undefined {
  return readPartitions(text.trim()) === null ? `“${text}” are no partitions. Try 0,3,5-7.` : undefined;
}
