import { z } from 'zod';
import { int64, noQuery, problem, topicParams } from './common.ts';
import { contract } from './contract.ts';
import { codec } from './messages.ts';
import { schemaSerde } from './schemas.ts';

const base64 = z.string().refine((text) => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text), {
  error: 'must be base64 with its padding',
});

const hex = z.string().refine((text) => text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text), {
  error: 'must be an even number of hexadecimal digits',
});

/** A lone surrogate has no UTF-8; writing it would change it. */
const text = z.string().refine((value) => value.isWellFormed(), {
  error: 'must be text that UTF-8 can hold; send other bytes as base64',
});

/** Any JSON value; it is written as it was sent, byte for byte. Here it is its text already (see `verbatim`). */
const json = z.string().meta({
  override: ({ jsonSchema }) => {
    delete jsonSchema.type;
    jsonSchema.description = 'Any JSON value; written exactly as it was sent, with every digit.';
  },
});

const forms = ['text', 'json', 'base64', 'hex'] as const;

/**
 * Bytes to write in one of four forms; null is Kafka's null, and empty text is empty. With `serde` the JSON is written
 * as that format has it, by the schema with this id, or by the newest of `subject` or its `version`; Protobuf without
 * either is a bare message, of the type that the configuration names for the topic.
 */
export const payloadInput = z
  .strictObject({
    text: text.optional(),
    json: json.optional(),
    base64: base64.optional(),
    hex: hex.optional(),
    serde: schemaSerde.optional(),
    subject: text.min(1).optional(),
    schemaId: z.int().min(1).max(2_147_483_647).optional(),
    /** Of the subject; the id goes before it. */
    version: z.int().min(1).optional(),
    /** Of a Protobuf schema, by its full name (`shop.Order`). Absent: its first, or the configured one. */
    message: text.min(1).optional(),
  })
  .refine(
    ({ serde, json, subject, schemaId }) =>
      !serde || (json !== undefined && (serde === 'protobuf' || (subject ?? schemaId) !== undefined)),
    {
      error: 'must have `json`, and `subject` or `schemaId`, where it has `serde`',
    },
  )
  .refine(({ serde, subject, schemaId }) => serde || (subject === undefined && schemaId === undefined), {
    error: 'must have `serde` where it has `subject` or `schemaId`',
  })
  .refine(({ serde, message }) => message === undefined || serde === 'protobuf', {
    error: 'must have `serde` protobuf where it has `message`',
  })
  .refine((value) => forms.filter((form) => value[form] !== undefined).length === 1, {
    error: `must have one of ${forms.join(', ')}`,
  })
  .nullable();
export type PayloadInput = z.infer<typeof payloadInput>;

const headerInput = z
  .strictObject({
    key: text.optional(),
    /** For a key whose bytes are not UTF-8. */
    keyBase64: base64.optional(),
    value: payloadInput.refine((value) => !value?.serde, { error: 'must be without `serde`: headers have no schema' }),
  })
  .refine(({ key, keyBase64 }) => key !== undefined || keyBase64 !== undefined, {
    error: 'must be a text',
    path: ['key'],
  })
  .refine(({ key, keyBase64 }) => key === undefined || keyBase64 === undefined, {
    error: 'must be left out where `key` is given',
    path: ['keyBase64'],
  });

const int64Max = 2n ** 63n - 1n;
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

function isTimestamp(value: string): boolean {
  if (/^\d{1,19}$/.test(value)) return BigInt(value) <= int64Max;
  return instantForm.test(value) && Date.parse(value) >= 0;
}

export const partitioner = z.enum(['murmur2', 'crc32', 'fnv1a', 'random', 'roundRobin']);

export const recordInput = z
  .strictObject({
    /** Where an export found it. The record that is written gets one of its own. */
    offset: int64.optional(),
    /** Absent: the partitioner chooses. */
    partition: z.int().min(0).max(2_147_483_647).optional(),
    /**
     * How the key chooses: `murmur2` as Java's producer does, `crc32` as librdkafka does, `fnv1a` as sarama and kafka-go
     * do. Without a key, and with `random` and `roundRobin`, it is one of the partitions that have a leader.
     * Absent: `murmur2`.
     */
    partitioner: partitioner.optional(),
    /** Milliseconds since 1970 in digits, or ISO 8601. Absent: now. */
    timestamp: z
      .string()
      .refine(isTimestamp, { error: 'must be milliseconds since 1970 in digits, or ISO 8601 with its zone' })
      .optional(),
    key: payloadInput.default(null),
    /** Null is a tombstone. */
    value: payloadInput,
    headers: z.array(headerInput).max(10_000).default([]),
    /** Absent: none. */
    compression: codec.optional(),
    /** Who must have it before the answer comes: all in-sync replicas (the default), the leader, or nobody. */
    acks: z.enum(['all', 'leader', 'none']).optional(),
    /** The extra yes that internal and protected topics need. */
    acknowledged: z.array(z.enum(['internal', 'protected'])).default([]),
  })
  .refine(({ partition, partitioner }) => partition === undefined || partitioner === undefined, {
    error: 'must be left out where `partition` is given',
    path: ['partitioner'],
  });
export type RecordInput = z.output<typeof recordInput>;

const written = z.object({
  partition: z.int(),
  /** Null with `acks` none: nobody says where it went. */
  offset: int64.nullable(),
  /** Milliseconds since 1970, as Kafka keeps it: the broker's own where the topic says so. */
  timestamp: int64,
});
export type WrittenRecord = z.infer<typeof written>;

const writtenList = z.object({
  /** In the order of the list; what failed has its error and was not written. */
  items: z.array(z.union([written, z.object({ error: problem })])),
  written: z.int(),
  failed: z.int(),
});
export type WrittenList = z.infer<typeof writtenList>;

/**
 * One record, or a list that is one batch. A list of which something was written answers 201 and says of each record
 * what became of it; where nothing was, the first error is the reply and its details have the `items`.
 */
export const produce = contract({
  method: 'POST',
  path: '/clusters/{cluster}/topics/{topic}/messages',
  summary: 'Write one record, or a list of records as one batch',
  params: topicParams,
  query: noQuery,
  body: z.union([
    recordInput.transform((record) => ({ records: [record], list: false })),
    z
      .array(recordInput)
      .min(1)
      .max(10_000)
      .transform((records) => ({ records, list: true })),
  ]),
  bodyBytes: 8 * 1024 * 1024,
  verbatim: ['json'],
  reply: z.union([written, writtenList]),
  status: 201,
});
