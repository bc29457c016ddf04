import { compileDecoder } from './decode.ts';
import type { MessageDefinition } from './definitions.ts';
import { compileEncoder } from './encode.ts';
import type { Reader } from './reader.ts';
import { makeDefaults, structAt } from './schema.ts';
import type { Writer } from './writer.ts';

/** One version of one message, compiled at its first use. */
export interface MessageCodec {
  flexible: boolean;
  encode: (writer: Writer, value: Record<string, unknown>) => void;
  decode: (reader: Reader) => Record<string, unknown>;
  makeDefaults: () => Record<string, unknown>;
}

const compiled = new WeakMap<MessageDefinition, Map<number, MessageCodec>>();

/** `name` prefixes the paths in errors. */
export function messageCodec(message: MessageDefinition, version: number, name: string): MessageCodec {
  const versions = compiled.get(message) ?? new Map<number, MessageCodec>();
  compiled.set(message, versions);
  const known = versions.get(version);
  if (known) return known;
  const struct = structAt(message, version);
  const codec = {
    flexible: struct.flexible,
    encode: compileEncoder(struct, name),
    decode: compileDecoder(struct),
    makeDefaults: () => makeDefaults(struct),
  };
  versions.set(version, codec);
  return codec;
}
