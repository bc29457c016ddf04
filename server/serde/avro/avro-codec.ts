import type { Codec } from '../codec.ts';
import { parseDigits } from '../decode-json.ts';
import { exactJson } from '../exact-json.ts';
import type { Parts } from '../json-parts.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import type { Framed } from '../schema/framing.ts';
import { AvroBytes } from './avro-bytes.ts';
import { madeBy } from './avro-made.ts';
import { avroReader, withDoubles } from './avro-reader.ts';
import { type AvroType, parseAvro } from './avro-schema.ts';
import { avroBytes } from './avro-writer.ts';

/** Throws an Error that says what is wrong with the schema. */
export function avroCodec({ text, references }: Pick<RegisteredSchema, 'text' | 'references'>): Codec {
  const type = parseAvro(text, references);
  const read = avroReader(type);
  const reading = ({ body }: Framed) => (isRawBytes(type) ? body : read(body));
  const partReaders = new WeakMap<Parts, typeof read>();
  const partReader = (parts: Parts) => {
    const reader = partReaders.get(parts) ?? avroReader(type, parts);
    partReaders.set(parts, reader);
    return reader;
  };
  const asked = (framed: Framed, parts: Parts | null) =>
    parts && type.kind === 'record' ? partReader(parts)(framed.body) : reading(framed);
  const decimals = /"logicalType"\s*:\s*"decimal"/.test(text + references.map((each) => each.text).join());
  return {
    serde: 'avro',
    read: (framed) => ({ text: exactJson(reading(framed), 'latin1') }),
    value: (framed, parts) => (decimals ? withDoubles(asked(framed, parts)) : asked(framed, parts)),
    made: madeBy(type),
  };
}

/** Confluent's serialiser writes a schema of plain bytes without their length. */
function isRawBytes(type: AvroType): boolean {
  return type.kind === 'bytes' && type.logical === null;
}

/** Turns JSON into the schema's bytes. Throws an Error that says what is wrong with the schema, or later with the JSON. */
export function avroEncoder({
  text,
  references,
}: Pick<RegisteredSchema, 'text' | 'references'>): (json: string) => Buffer {
  const type = parseAvro(text, references);
  return (json) => {
    const bytes = avroBytes(type, parseDigits(json));
    return isRawBytes(type) ? withoutLength(bytes) : bytes;
  };
}

function withoutLength(bytes: Buffer): Buffer {
  return new AvroBytes(bytes).bytes();
}
