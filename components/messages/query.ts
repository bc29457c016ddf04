/** Parameters of a message query as they stand in the page's URL: the API's own names, left out where they are the default. */
export const queryDefaults = {
  order: 'newest',
  from: 'earliest',
  to: 'latest',
  partitions: '',
  limit: '100',
  isolation: 'read_committed',
  keySerde: 'auto',
  valueSerde: 'auto',
} as const;

/** Texts as they were given: what is wrong with one is the API's to say, by name. */
export type QueryText = Record<keyof typeof queryDefaults, string>;

const names = Object.keys(queryDefaults) as (keyof QueryText)[];

interface Params {
  get(name: string): string | null;
}

export function readQuery(params: Params): QueryText {
  return Object.fromEntries(names.map((name) => [name, params.get(name) ?? queryDefaults[name]])) as QueryText;
}

/** The same query for a URL. `null`: the parameter is the default and is left out. */
export function queryParams(query: QueryText): Record<keyof QueryText, string | null> {
  const given = names.map((name) => [name, query[name] === queryDefaults[name] ? null : query[name]]);
  return Object.fromEntries(given) as Record<keyof QueryText, string | null>;
}

/** The query string of the API: what is given, nothing else. */
export function searchOf(query: QueryText, cursor: string | null): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(queryParams(query))) {
    // A tail has no limit: it goes on until it is stopped.
    if (value !== null && !(name === 'limit' && query.to === 'live')) search.set(name, value);
  }
  if (cursor !== null) search.set('cursor', cursor);
  return search;
}

export const isLive = (query: QueryText) => query.to === 'live';

/** Where a tail begins when nothing else is asked: with what comes from now on. */
export const liveFrom = '-1s';

export function toLive(query: QueryText): QueryText {
  return { ...query, order: 'oldest', from: liveFrom, to: 'live' };
}

export function toBrowse(query: QueryText): QueryText {
  return { ...query, order: 'newest', from: 'earliest', to: 'latest' };
}

/** Which record the page points at: `3.42` is offset 42 of partition 3. */
export interface Place {
  partition: number;
  offset: string;
}

export function readPlace(text: string | null): Place | null {
  const [, partition, offset] = /^(\d{1,10})\.(\d{1,19})$/.exec(text ?? '') ?? [];
  return partition === undefined || offset === undefined ? null : { partition: Number(partition), offset };
}

export const placeText = ({ partition, offset }: Place) => `${partition}.${offset}`;
