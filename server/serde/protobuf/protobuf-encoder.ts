import { parseDigits } from '../decode-json.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { zigzag } from '../varint.ts';
import { chosenMessage } from './chosen-message.ts';
import { ProtoWriter } from './proto-writer.ts';

/**
 * Turns JSON into a message of the schema, behind the indexes that name it; `message` by its full name, else the first.
 * Throws an Error that says what is wrong with the schema, or later with the JSON.
 */
export function protobufEncoder(
  schema: Pick<RegisteredSchema, 'text' | 'references' | 'message'>,
  message?: string,
): (json: string) => Buffer {
  const { root, type, path } = chosenMessage(schema, message);
  const writer = new ProtoWriter(root);
  const head = path === null ? Buffer.alloc(0) : indexes(path);
  return (json) => Buffer.concat([head, writer.write(type, parseDigits(json))]);
}

/** As Confluent's serialisers have them: a count and the indexes; a lone 0 for the first message. */
function indexes(path: readonly number[]): Buffer {
  if (path.every((index) => index === 0) && path.length === 1) return Buffer.of(0);
  return Buffer.concat([path.length, ...path].map((each) => zigzag(BigInt(each))));
}
