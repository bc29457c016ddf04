'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '@/components/ui/use-settled.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { type SchemaExample, schemaExampleQuery, subjectsQuery } from '@/lib/queries/schemas.ts';
import type { SchemaChoice } from './schema-choice.ts';

interface KnownSchema {
  /** Those whose names contain what is typed. */
  subjects: readonly string[];
  /** What the registry says of the choice; null: not yet, or it can't. */
  schema: SchemaExample | null;
  /** The same to look at: the one before, while another is on its way. */
  shown: SchemaExample | null;
  /** Why it is none of the registry's. */
  fault: string | null;
  /** Why the registry can't be asked. */
  unreachable: string | null;
}

/** The subjects to choose from, and the schema that is chosen. Names that are half typed are not asked for. */
export function useSchema(cluster: string, { subject, version, id, message }: SchemaChoice): KnownSchema {
  const search = useSettled(subject.trim());
  const list = useQuery(subjectsQuery(cluster, { search }));
  const page = list.isPlaceholderData ? undefined : list.data;
  const subjects = (page?.items ?? []).map((item) => item.subject);
  const typed = id === null && search !== '' && search === subject.trim() && page !== undefined;
  const exists = typed && (subjects.includes(search) || page.total > subjects.length);

  const named = id === null ? { subject: search, ...(version !== null && { version }) } : { schemaId: id };
  const query = { ...named, ...(message !== null && { message }) };
  const enabled = id !== null || exists;
  const example = useQuery({ ...schemaExampleQuery(cluster, query), enabled, placeholderData: keepPreviousData });
  const shown = (enabled && example.data) || null;

  const error = example.error ?? list.error;
  const down = error !== null && isDown(error);
  const refused = error && !down ? error.message : null;
  return {
    subjects,
    schema: example.isPlaceholderData ? null : shown,
    shown,
    fault: typed && page.total === 0 ? `The registry has no subject ${search}.` : refused,
    unreachable: down ? error.message : null,
  };
}

/** Whether the registry did not answer the console. */
export const isDown = ({ code }: ApiError) => code === 'REGISTRY_UNREACHABLE';
