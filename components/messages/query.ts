import { z } from 'zod';
import { defaultColumns } from './columns.ts';

/** Parameters of a message query under the API's own names, and what they are when the URL leaves them out. */
export const queryDefaults = {
  order: 'newest',
  /** The beginning; of a tail, what comes from now on. */
  from: '',
  to: 'latest',
  partitions: '',
  limit: '100',
  isolation: 'read_committed',
  search: '',
  searchIn: 'key,value,headers',
  case: 'sensitive',
  key: '',
  keyPartitioner: '',
  filter: '',
  keySerde: 'auto',
  valueSerde: 'auto',
} as const;

type Name = keyof typeof queryDefaults;

/** Texts as they were given: what is wrong with one is the API's to say, by name. */
export type QueryText = Record<Name, string>;

const names = Object.keys(queryDefaults) as Name[];
const texts = Object.fromEntries(names.map((name) => [name, z.string().default(queryDefaults[name])]));

/** What the page of one record shows, as it stands in its URL. */
export const recordState = z.object({ view: z.enum(['tree', 'text', 'hex']).default('tree') });

/** Everything the message browser shows, as it stands in its URL. */
export const browserState = z.object({
  ...(texts as Record<Name, z.ZodDefault<z.ZodString>>),
  /** The record in the panel: `3.42` is offset 42 of partition 3. */
  at: z.string().optional(),
  /** How the panel shows the value. */
  view: recordState.shape.view,
  columns: z.string().default(defaultColumns),
  rows: z.enum(['compact', 'comfortable', 'wrap']).default('compact'),
  /** Two records side by side: `3.42,3.57`. */
  diff: z.string().optional(),
});

export function queryOf(state: QueryText): QueryText {
  return Object.fromEntries(names.map((name) => [name, state[name]])) as QueryText;
}

/** The query string of the API: what differs from the default, nothing else. */
export function searchOf(query: QueryText, cursor: string | null = null): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of names) {
    // A tail has no limit: it goes on until it is stopped.
    if (query[name] !== queryDefaults[name] && !(name === 'limit' && isLive(query))) search.set(name, query[name]);
  }
  if (cursor !== null) search.set('cursor', cursor);
  return search;
}

/** Whether only some of the records are wanted. */
export const isSelective = ({ search, key, filter }: QueryText) => search !== '' || key !== '' || filter !== '';

export const isLive = (query: QueryText) => query.to === 'live';

/** From now on, until it is stopped. */
export const liveRange = { order: 'oldest', from: '', to: 'live' } as const;

export const wholeRange = { order: 'newest', from: '', to: 'latest' } as const;

export interface Place {
  partition: number;
  offset: string;
}

export function readPlace(text: string | undefined): Place | null {
  const [, partition, offset] = /^(\d{1,10})\.(\d{1,19})$/.exec(text ?? '') ?? [];
  return partition === undefined || offset === undefined ? null : { partition: Number(partition), offset };
}

export const placeText = ({ partition, offset }: Place) => `${partition}.${offset}`;

/** The two records of a comparison. */
export function readPlaces(text: string | undefined): readonly [Place, Place] | null {
  const [a, b, more] = (text ?? '').split(',').map(readPlace);
  return a && b && more === undefined ? [a, b] : null;
}
