import { z } from 'zod';
import { clusterParams, instant, wholeNumber } from './common.ts';
import { contract } from './contract.ts';

/** The formats whose records name a schema of the registry. */
export const schemaSerde = z.enum(['avro', 'protobuf', 'json-schema']);
export type SchemaSerde = z.infer<typeof schemaSerde>;

const name = z.string().min(1).max(2000);

/** The subjects of the cluster's schema registry, in the order of their names. */
export const listSubjects = contract({
  method: 'GET',
  path: '/clusters/{cluster}/subjects',
  summary: 'The subjects of the schema registry',
  params: clusterParams,
  query: z.strictObject({
    /** What a name contains, in any case. */
    search: z.string().max(500).default(''),
    /** Which topic's own subjects `suggested` names, and its messages `messages`. */
    topic: z.string().min(1).max(249).optional(),
    page: wholeNumber(1).prefault(1),
    pageSize: wholeNumber(1, 500).prefault(50),
  }),
  reply: z.object({
    /** False: the cluster has no schema registry in the configuration; there is nothing to list. */
    configured: z.boolean(),
    items: z.array(z.object({ subject: z.string() })),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    asOf: instant,
    /**
     * The subjects `<topic>-key` and `<topic>-value`; null where the registry has none, whatever other subjects the
     * topic's producers may use.
     */
    suggested: z.object({ key: z.string().nullable(), value: z.string().nullable() }),
    /** The Protobuf messages that the configuration names for payloads of the topic which name no schema. */
    messages: z.object({ key: z.string().nullable(), value: z.string().nullable() }),
  }),
});

/** One schema, with JSON that can be produced by it. */
export const getSchemaExample = contract({
  method: 'GET',
  path: '/clusters/{cluster}/schemas/example',
  summary: 'A schema of the registry, with an example of what can be written by it',
  params: clusterParams,
  query: z
    .strictObject({
      subject: name.optional(),
      /** Of the subject; absent: its newest. */
      version: wholeNumber(1).optional(),
      schemaId: wholeNumber(1).optional(),
      /** For the Protobuf message that the configuration names for its keys or values. */
      topic: z.string().min(1).max(249).optional(),
      part: z.enum(['key', 'value']).default('value'),
      /** Of a Protobuf schema, by its full name (`shop.Order`); absent: its first. */
      message: name.optional(),
    })
    .refine(({ subject, schemaId, topic }) => [subject, schemaId, topic].filter(isGiven).length === 1, {
      error: 'must be given, or else `schemaId` or `topic`, and one of them alone',
      path: ['subject'],
    })
    .refine(({ subject, version }) => version === undefined || subject !== undefined, {
      error: 'must be left out without `subject`',
      path: ['version'],
    }),
  reply: z.object({
    serde: schemaSerde,
    /** Null: the configuration names the message, and records name nothing. */
    schemaId: z.int().nullable(),
    /** As asked for, else one under which the schema is registered; null: the registry does not say. */
    subject: z.string().nullable(),
    version: z.int().nullable(),
    /** All that the subject has, oldest first; empty where there is no subject. */
    versions: z.array(z.int()),
    /** As it is registered; a Protobuf schema may be a descriptor in base64. Empty for a configured message. */
    schema: z.string(),
    /** What it refers to, each before those that refer to it; of a configured message all files. */
    references: z.array(z.object({ name: z.string(), text: z.string() })),
    /** Full names of a Protobuf schema's messages, nested ones behind the one around them; else empty. */
    messages: z.array(z.string()),
    /** Which of them the example is; null: not Protobuf. */
    message: z.string().nullable(),
    /** JSON text over several lines, as `json` of a payload takes it; null: none could be made. */
    example: z.string().nullable(),
    /** Why there is no example, or what of it has to be changed before it fits the schema; null: it fits. */
    problem: z.string().nullable(),
  }),
});

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
