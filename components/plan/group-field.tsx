'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { groupsQuery } from '@/lib/queries/groups.ts';
import { ComboField } from '../ui/combo-field.tsx';

interface GroupFieldProps {
  cluster: string;
  label: string;
  value: string;
  onChange: (group: string) => void;
  help?: ReactNode;
  error?: string | undefined;
}

/** A group's name, with those of the cluster to choose from. */
export function GroupField({ cluster, ...field }: GroupFieldProps) {
  const { data } = useQuery(groupsQuery(cluster, { search: field.value, pageSize: 20 }));
  const options = (data?.items ?? []).map(({ id, state }) => ({ value: id, note: state }));
  return <ComboField {...field} options={options} filtered />;
}
