import type { ReplyOf } from '../../lib/contracts/contract.ts';
import type { getSchemaExample } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import { exampleOf } from '../serde/example/example-of.ts';
import { messageNames } from '../serde/protobuf/message-names.ts';
import { parseProto } from '../serde/protobuf/parse-proto.ts';
import type { RegisteredSchema } from '../serde/registry/registered-schema.ts';
import { serdeOf } from '../serde/schema/encoder.ts';
import type { FoundSchema } from './find-schema.ts';

/** What is told of a schema; times of the example are `now`, in milliseconds. Throws NOT_FOUND for a message that it does not have. */
export function describeSchema(
  { id, place, schema }: FoundSchema,
  message: string | undefined,
  now: number,
): Omit<ReplyOf<typeof getSchemaExample>, 'versions'> {
  const { text, references } = schema;
  const messages = messagesOf(schema);
  if (message !== undefined && !messages.includes(message)) {
    const what = id === null ? `The configuration says ${messages[0]}, and` : `Schema ${id} has`;
    throw new AppError('NOT_FOUND', `${what} no message ${message}.`);
  }
  return {
    serde: serdeOf(schema),
    schemaId: id,
    subject: place?.subject ?? null,
    version: place?.version ?? null,
    schema: text,
    references: [...references],
    messages,
    message: message ?? messages[0] ?? null,
    ...exampleOf(schema, message, now),
  };
}

function messagesOf(schema: RegisteredSchema): string[] {
  if (schema.type !== 'PROTOBUF') return [];
  if (schema.message !== undefined) return [schema.message];
  try {
    return messageNames(parseProto(schema).messages).map(({ name }) => name);
  } catch {
    // The example says why.
    return [];
  }
}
