import type protobuf from 'protobufjs';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { messageNames } from './message-names.ts';
import { parseProto } from './parse-proto.ts';

interface ChosenMessage {
  root: protobuf.Root;
  type: protobuf.Type;
  /** How records name it; null: they don't, since the configuration says what they are. */
  path: readonly number[] | null;
}

/**
 * The message of this full name, or the schema's first. Throws an Error that says what is wrong with the schema, or that
 * it has no such message.
 */
export function chosenMessage(
  schema: Pick<RegisteredSchema, 'text' | 'references' | 'message'>,
  name: string | undefined,
): ChosenMessage {
  const { root, messages } = parseProto(schema);
  const names = schema.message ? [{ name: schema.message, path: null }] : messageNames(messages);
  const found = name === undefined ? names[0] : names.find((each) => each.name === name);
  if (!found) throw new Error(`can not be written: ${lacks(schema.message, name)}`);
  return { root, type: root.lookupType(`.${found.name}`), path: found.path };
}

function lacks(configured: string | undefined, name = 'at all'): string {
  return configured
    ? `the configuration says that it is ${configured}, not ${name}`
    : `the schema has no message ${name}`;
}
