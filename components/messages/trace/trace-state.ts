import { z } from 'zod';

/** What a trace looks for, as it stands in the page's URL; the names are the API's. */
export const traceState = z.object({
  /** `orders,payments` */
  topics: z.string().default(''),
  key: z.string().default(''),
  search: z.string().default(''),
  filter: z.string().default(''),
  from: z.string().default(''),
  to: z.string().default('latest'),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  limit: z.enum(['100', '1000', '10000']).default('1000'),
});
export type TraceState = z.output<typeof traceState>;

/** By what records are found. */
export type Sought = 'key' | 'search' | 'filter';

export function soughtIn({ key, search, filter }: TraceState): { by: Sought; text: string } {
  if (filter !== '') return { by: 'filter', text: filter };
  return search === '' ? { by: 'key', text: key } : { by: 'search', text: search };
}

export function topicsIn({ topics }: Pick<TraceState, 'topics'>): string[] {
  return topics.split(',').filter((name) => name !== '');
}

/** Nothing is read before it is said where to look, and what for. */
export function isComplete(state: TraceState): boolean {
  return topicsIn(state).length > 0 && soughtIn(state).text !== '';
}
