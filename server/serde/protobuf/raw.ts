import { isUtf8 } from 'node:buffer';
import { exactJson } from '../exact-json.ts';
import type { Format } from '../format.ts';
import { looksLikeText } from '../text.ts';
import { ProtoBytes } from './proto-bytes.ts';

/** Protobuf without a schema: fields by their number. What lies in bytes is a guess: a text, else a message, else bytes. */
export const protobufRaw: Format = {
  name: 'protobuf-raw',
  decode(bytes, whole) {
    if (!whole) return { refusal: 'too long to be read as Protobuf here' };
    try {
      return { text: exactJson(messageIn(bytes, 0), 'base64'), note: 'fields by their numbers; types are guessed' };
    } catch (error) {
      return { refusal: `not Protobuf: ${error instanceof Error ? error.message : error}` };
    }
  },
  value(bytes) {
    try {
      return messageIn(bytes, 0);
    } catch {
      return undefined;
    }
  },
};

const deepest = 50;

function messageIn(bytes: Buffer, depth: number): Record<string, unknown> {
  const message: Record<string, unknown> = {};
  const from = new ProtoBytes(bytes);
  while (from.left > 0) {
    const tag = from.size();
    const [number, wireType] = [tag >>> 3, tag & 7];
    if (number === 0) throw new Error('a field has the number 0');
    const value = guess(from, wireType, number, depth);
    const before = message[number];
    if (before === undefined) message[number] = value;
    else if (Array.isArray(before)) before.push(value);
    else message[number] = [before, value];
  }
  return message;
}

function guess(from: ProtoBytes, wireType: number, number: number, depth: number): unknown {
  if (wireType === 0) return from.varint();
  const bytes = from.field(wireType, number);
  if (wireType === 1) return bytes.readBigUInt64LE();
  if (wireType === 5) return bytes.readUInt32LE();
  if (wireType === 2 && isUtf8(bytes) && looksLikeText(bytes)) return bytes.toString();
  if (depth < deepest) {
    try {
      return messageIn(bytes, depth + 1);
    } catch {
      // No message then.
    }
  }
  return bytes;
}
