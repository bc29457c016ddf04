import type { z } from 'zod';

/** One endpoint: what may come in, what goes out. Routes, the browser's fetchers and OpenAPI are all made from it. */
export interface Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST';
  /** Below `/api`, with parameters in OpenAPI's form: `/clusters/{cluster}/topics`. */
  path: string;
  summary: string;
  params: Params;
  query: Query;
  body?: Body;
  /** How many bytes the body may have; 1 MiB unless said. */
  bodyBytes?: number;
  /** Members of the body, at any depth, that reach the schema as the JSON text that was sent: every digit is kept. */
  verbatim?: readonly string[];
  /** The reply's body; for a stream, one event (a line of NDJSON). */
  reply: Reply;
  stream?: boolean;
  /** Of a stream that is no NDJSON but a file to keep: its lines are texts. */
  media?: 'text/plain';
  /** Of a good reply; 200 unless said. */
  status?: 200 | 201;
}

export function contract<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Contract<P, Q, B, R>,
): Contract<P, Q, B, R> {
  return definition;
}

/** What a verb gets: parameters of the path, the query and the body's fields in one object; the path wins. */
export type InputOf<C extends Contract> =
  C extends Contract<infer P, infer Q, infer B, z.ZodType> ? Fields<P> & Fields<Q> & Fields<B> : never;

/** An object without fields is `Record<string, never>` to zod, which would forbid the fields of the others. */
type Fields<Schema extends z.ZodType> = string extends keyof z.output<Schema> ? unknown : z.output<Schema>;

/** What a verb returns, or one event of what it streams. */
export type ReplyOf<C extends Contract> =
  C extends Contract<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.input<R> : never;
