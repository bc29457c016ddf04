import { z } from 'zod';

export const configEntry = z.object({
  name: z.string(),
  /** Null: the broker does not tell (a sensitive value, or truly unset). */
  value: z.string().nullable(),
  source: z.enum([
    'topic',
    'dynamic-broker',
    'dynamic-default-broker',
    'dynamic-broker-logger',
    'static-broker',
    'default',
    'group',
    'client-metrics',
    'unknown',
  ]),
  /** What would hold if the most specific setting were removed; null when the broker does not tell. */
  default: z.string().nullable(),
  defaultSource: z.string().nullable(),
  type: z.enum(['boolean', 'string', 'int', 'short', 'long', 'double', 'list', 'class', 'password', 'unknown']),
  /** Plain text: markup of Kafka's documentation is removed on the server. */
  documentation: z.string().nullable(),
  readOnly: z.boolean(),
  sensitive: z.boolean(),
});
export type ConfigEntry = z.infer<typeof configEntry>;
