import type { Codec } from '../codec.ts';
import { exactJson } from '../exact-json.ts';
import { base64Like } from '../made-text.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import type { Framed } from '../schema/framing.ts';
import { type Placed, parseProto } from './parse-proto.ts';
import { ProtoBytes } from './proto-bytes.ts';
import { ProtoReader, type Seen } from './proto-reader.ts';

/** Throws an Error that says what is wrong with the schema. */
export function protobufCodec(schema: Pick<RegisteredSchema, 'text' | 'references' | 'message'>): Codec {
  const { root, messages } = parseProto(schema);
  const reader = new ProtoReader(root);
  const reading = (framed: Framed, seen: Seen) => {
    const { path, message } = messageIn(framed);
    const name = schema.message ? `.${schema.message}` : nameAt(messages, path);
    return { name, value: reader.read(name, message, seen) };
  };
  return {
    serde: 'protobuf',
    read(framed) {
      const seen: Seen = { unknown: new Set() };
      const { name, value } = reading(framed, seen);
      const unknown = [...seen.unknown].slice(0, 10).join(', ');
      const message = name.slice(1);
      const notes = schema.message ? [] : [`message ${message}`];
      if (unknown) notes.push(`fields that the schema does not have are not shown: ${unknown}`);
      return { text: exactJson(value, 'base64'), note: notes.join('; '), message };
    },
    value: (framed) => reading(framed, { unknown: new Set() }).value,
    // All names are in there, and defaults. A string that is no UTF-8 is shown as bytes are.
    made: { words: [JSON.stringify(root.toJSON())], patterns: [base64Like] },
  };
}

/** Which message it is: indexes from the outermost on, as zigzag numbers behind their count; a lone 0 is the first. */
function messageIn({ body, indexes }: Framed): { path: number[]; message: Buffer } {
  if (indexes === null || (indexes !== 'in front' && indexes.length === 0)) return { path: [0], message: body };
  const from = new ProtoBytes(indexes === 'in front' ? body : indexes);
  const count = signed(from);
  if (count < 0 || count > from.left) throw new Error(`its message is named by ${count} indexes`);
  const path = count === 0 ? [0] : Array.from({ length: count }, () => signed(from));
  return { path, message: indexes === 'in front' ? body.subarray(from.at) : body };
}

function signed(from: ProtoBytes): number {
  const value = from.varint();
  return Number((value >> 1n) ^ -(value & 1n));
}

function nameAt(messages: readonly (Placed | null)[], path: readonly number[]): string {
  let within = messages;
  let found: Placed | null = null;
  for (const index of path) {
    found = within[index] ?? null;
    if (!found) throw new Error(`its schema has no message ${path.join('.')}`);
    within = found.nested;
  }
  return found?.name ?? '';
}
