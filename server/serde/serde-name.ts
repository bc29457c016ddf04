import type { z } from 'zod';
import type { serdeName } from '../../lib/contracts/messages.ts';

export type SerdeName = z.infer<typeof serdeName>;
type SchemaSerde = 'avro' | 'protobuf' | 'json-schema';

export function isSchemaSerde(serde: SerdeName): serde is SchemaSerde {
  return serde === 'avro' || serde === 'protobuf' || serde === 'json-schema';
}
