import type { ReplyOf } from '../../lib/contracts/contract.ts';
import type { getSchemaExample } from '../../lib/contracts/schemas.ts';
import { AppError } from '../../lib/errors.ts';
import { exampleOf } from '../serde/example/example-of.ts';
import { messageNames } from '../serde/protobuf/message-names.ts';
import { parseProto } from '../serde/protobuf/parse-proto.ts';
import { serdeOf } from '../serde/schema/encoder.ts';
import type { FoundSchema } from './find-schema.ts';

/** What is told of a schema; times of the example are `now`, in milliseconds. Throws NOT_FOUND for a message that it does not have. */
export function describeSchema(
  { id, place, schema }: FoundSchema,
  message: string | undefined,
  now: number,
): Omit<ReplyOf<typeof getSchemaExample>, 'versions'> {
  const { text, references, type } = schema;
  const messages = type === 'PROTOBUF' ? messageNames(parseProto(schema).messages).map(({ name }) => name) : [];
  if (message !== undefined && !messages.includes(message)) {
    throw new AppError('NOT_FOUND', `Schema ${id} has no message ${message}.`);
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
