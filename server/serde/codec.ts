import type { Parts } from './json-parts.ts';
import type { MadeText } from './made-text.ts';
import type { Framed } from './schema/framing.ts';

/** A schema made ready to read what was written with it. */
export interface Codec {
  serde: 'avro' | 'protobuf' | 'json-schema';
  /** As JSON text with every digit, and which message of a Protobuf schema it is. Throws an Error that says what does not fit. */
  read(framed: Framed): { text: string; note?: string; message?: string };
  /** As a filter sees it: decimals are doubles. Of records only these parts need be there. Throws as `read` does. */
  value(framed: Framed, parts: Parts | null): unknown;
  /** Null: it shows what stands in the bytes, and nothing else. */
  made: MadeText | null;
}
