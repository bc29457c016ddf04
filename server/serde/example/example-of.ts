import { avroExample } from '../avro/avro-example.ts';
import { parseAvro } from '../avro/avro-schema.ts';
import { jsonSchemaExample } from '../json-schema/json-schema-example.ts';
import { chosenMessage } from '../protobuf/chosen-message.ts';
import { protoExample } from '../protobuf/proto-example.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { encoderOf } from '../schema/encoder.ts';
import { prettyJson } from './pretty-json.ts';

export interface Example {
  /** JSON that can be written by the schema; null: none could be made. */
  example: string | null;
  /** Why there is none, or what of it does not fit the schema; null: it fits. */
  problem: string | null;
}

/** JSON to begin with. `message` names one of a Protobuf schema, absent the first; times are around `now`. */
export function exampleOf(schema: RegisteredSchema, message: string | undefined, now: number): Example {
  try {
    const value = valueBy(schema, message, now);
    if (value === undefined) return { example: null, problem: 'no value fits the schema, as far as can be seen' };
    const example = prettyJson(value);
    return { example, problem: problemOf(() => encoderOf(schema, message)(example)) };
  } catch (error) {
    return { example: null, problem: reason(error) };
  }
}

function valueBy(schema: RegisteredSchema, message: string | undefined, now: number): unknown {
  switch (schema.type) {
    case 'AVRO':
      return avroExample(parseAvro(schema.text, schema.references), now);
    case 'PROTOBUF':
      return protoExample(chosenMessage(schema, message).type, now);
    case 'JSON':
      return jsonSchemaExample(schema, now);
  }
}

function problemOf(write: () => Buffer): string | null {
  try {
    write();
    return null;
  } catch (error) {
    return reason(error);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
