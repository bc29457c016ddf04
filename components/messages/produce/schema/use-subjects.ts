'use client';

import { useQuery } from '@tanstack/react-query';
import { subjectsQuery } from '@/lib/queries/schemas.ts';
import { isDown } from './use-schema.ts';

interface Suggested {
  key: string | null;
  value: string | null;
}

/** The topic's own subjects as far as they are known; undefined: no schema registry is there to be asked. */
export function useSubjects(cluster: string, topic: string): Suggested | undefined {
  const { data, error } = useQuery(subjectsQuery(cluster, { topic, pageSize: 1 }));
  if (data) return data.configured ? data.suggested : undefined;
  return error && isDown(error) ? { key: null, value: null } : undefined;
}
