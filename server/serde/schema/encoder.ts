import type { SchemaSerde } from '../../../lib/contracts/schemas.ts';
import { avroEncoder } from '../avro/avro-codec.ts';
import { jsonSchemaEncoder } from '../json-schema/json-schema-encoder.ts';
import { protobufEncoder } from '../protobuf/protobuf-encoder.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';

/** Turns JSON into what stands behind the schema's id. Throws an Error that says where the JSON does not fit. */
export type Encode = (json: string) => Buffer;

const serdes: Record<RegisteredSchema['type'], SchemaSerde> = {
  AVRO: 'avro',
  PROTOBUF: 'protobuf',
  JSON: 'json-schema',
};

export function serdeOf({ type }: Pick<RegisteredSchema, 'type'>): SchemaSerde {
  return serdes[type];
}

/** Throws an Error that says what is wrong with the schema. */
export function encoderOf(schema: RegisteredSchema, message?: string): Encode {
  switch (schema.type) {
    case 'AVRO':
      return avroEncoder(schema);
    case 'PROTOBUF':
      return protobufEncoder(schema, message);
    case 'JSON':
      return jsonSchemaEncoder(schema);
  }
}
