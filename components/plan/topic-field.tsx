'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { plural } from '@/lib/format/number.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';
import { ComboField } from '../ui/combo-field.tsx';

interface TopicFieldProps {
  cluster: string;
  label: string;
  value: string;
  onChange: (topic: string) => void;
  help?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
}

/** A topic's name, with those of the cluster to choose from. */
export function TopicField({ cluster, ...field }: TopicFieldProps) {
  const { data } = useQuery(topicsQuery(cluster, { search: field.value, pageSize: 20 }));
  const options = (data?.items ?? []).map(({ name, partitions }) => ({
    value: name,
    note: plural(partitions, 'partition'),
  }));
  return <ComboField {...field} options={options} filtered />;
}
