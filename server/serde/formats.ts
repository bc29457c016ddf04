import { base64, hex } from './binary.ts';
import type { Format } from './format.ts';
import { json } from './json.ts';
import { double, float, int32, int64, uuid } from './numbers.ts';
import { protobufRaw } from './protobuf/raw.ts';
import type { SerdeName } from './serde-name.ts';
import { text } from './text.ts';

/** The formats that need nothing but the bytes. */
export const formats = {
  string: text,
  json,
  hex,
  base64,
  'protobuf-raw': protobufRaw,
  int32,
  int64,
  float,
  double,
  uuid,
} as const satisfies Partial<Record<SerdeName, Format>>;

export type PlainSerde = keyof typeof formats;
