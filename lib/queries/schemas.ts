import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { getSchemaExample, listSubjects } from '../contracts/schemas.ts';
import type { ApiError } from '../http/api-error.ts';
import { apiGet } from '../http/get.ts';
import { pollMs, resource, slowPollMs } from './resource.ts';

type Subjects = Partial<z.output<typeof listSubjects.query>>;
type Example = Partial<z.output<typeof getSchemaExample.query>>;
export type SchemaExample = z.output<typeof getSchemaExample.reply>;

export const subjectsQuery = (cluster: string, query: Subjects) =>
  resource(listSubjects, { cluster }, query, slowPollMs);

/** A schema with its example. Asked for again only while the registry does not answer: schemas never change. */
export function schemaExampleQuery(cluster: string, query: Example) {
  return queryOptions<SchemaExample, ApiError>({
    queryKey: [getSchemaExample.path, { cluster }, query],
    queryFn: ({ signal }) => apiGet(getSchemaExample, { params: { cluster }, query, signal }),
    refetchInterval: ({ state }) => (state.error?.code === 'REGISTRY_UNREACHABLE' ? pollMs : false),
    retry: false,
  });
}
