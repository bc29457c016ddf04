import { z } from 'zod';

/** A 64-bit integer as decimal digits: JSON numbers lose digits above 2^53. */
export const int64 = z.string().regex(/^-?\d+$/, 'a whole number in decimal digits');

const int32Max = 2_147_483_647;

/** A whole number as it stands in a URL: decimal digits and nothing else, where `Number` would read "" as 0. */
export function wholeNumber(min: number, max = int32Max) {
  const digits = z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number);
  return z
    .union([z.int(), digits], { error: 'must be a whole number' })
    .pipe(z.int().min(min).max(max))
    .meta({
      override: ({ jsonSchema }) => {
        delete jsonSchema.anyOf;
        Object.assign(jsonSchema, { type: 'integer', minimum: min, maximum: max });
      },
    });
}

/** An instant in ISO 8601, always UTC. */
export const instant = z.iso.datetime();

export const clusterParams = z.object({ cluster: z.string().min(1).max(249) });
export const topicParams = clusterParams.extend({ topic: z.string().min(1).max(249) });
export const groupParams = clusterParams.extend({ group: z.string().max(32_767) });
export const brokerParams = clusterParams.extend({
  broker: wholeNumber(0),
});

export const noQuery = z.strictObject({});

/** `fresh=1` waits for a refresh instead of answering from the latest snapshot. */
export const freshQuery = z.strictObject({ fresh: z.literal('1').optional() });

export const order = z.enum(['asc', 'desc']);

/** Search parameters that every list takes; a list adds its own sort keys. */
export function listQuery<const Sort extends readonly [string, ...string[]]>(sortKeys: Sort) {
  return freshQuery.extend({
    search: z.string().max(500).default(''),
    sort: z.enum(sortKeys).default(sortKeys[0] as Sort[number]),
    order: order.default('asc'),
    page: wholeNumber(1).prefault(1),
    pageSize: wholeNumber(1, 500).prefault(50),
  });
}

/** What went wrong with one part of a reply that is otherwise good. */
export const problem = z.object({ code: z.string(), message: z.string() });
export type Problem = z.infer<typeof problem>;

/** A part that could not be read freshly: what it is, why, and how old the shown values are (null: there are none). */
export const stalePart = z.object({ part: z.string(), error: problem, asOf: instant.nullable() });
export type StalePart = z.infer<typeof stalePart>;

/** Envelope of everything that is read from the snapshot. `stale` is empty when every part is fresh. */
export const asOf = z.object({ asOf: instant.nullable(), stale: z.array(stalePart) });

export function listOf<Item extends z.ZodType>(item: Item) {
  return asOf.extend({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  });
}

export const errorReply = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() }),
});
export type ErrorReply = z.infer<typeof errorReply>;
