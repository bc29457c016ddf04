import { isUtf8 } from 'node:buffer';

/** Where a payload names the schema that it was written with. */
export interface Framed {
  /** Its id, or its GUID. */
  key: string;
  /** What was written with the schema. */
  body: Buffer;
  /**
   * Which message of a Protobuf schema it is: in the bytes before the message, in these of a header, or (null) nowhere,
   * so that it is the first.
   */
  indexes: 'in front' | Buffer | null;
}

export type Part = 'key' | 'value';

export interface Header {
  key: Buffer;
  value: Buffer | null;
}

/** Filters look for these words before they decode. */
const schemaId = new Set(['schema-id', 'Schema-Id', 'SCHEMA-ID', 'schemaId', 'schema_id']);
const byId = 0;
const byGuid = 1;

/**
 * As Confluent's serialisers name it: in a header `__value_schema_id` or before the payload, a zero and four bytes of
 * id, or a one and a GUID. Others write a text header `schema-id` beside a bare value. Null: it names none.
 */
export function framedBy(bytes: Buffer, part: Part, headers: () => readonly Header[]): Framed | null {
  return inHeaders(bytes, part, headers()) ?? inFront(bytes);
}

/** Whether the first of the `length` bytes from `start` on tells that a schema id may follow. */
export function beginsFramed(bytes: Buffer, start: number, length: number): boolean {
  return length >= 5 && bytes[start] === byId;
}

function inFront(bytes: Buffer): Framed | null {
  if (!beginsFramed(bytes, 0, bytes.length)) return null;
  const id = bytes.readInt32BE(1);
  return id > 0 ? { key: id.toString(), body: bytes.subarray(5), indexes: 'in front' } : null;
}

function inHeaders(bytes: Buffer, part: Part, headers: readonly Header[]): Framed | null {
  for (const { key, value } of headers) {
    if (value === null) continue;
    const name = key.toString('latin1');
    if (name === `__${part}_schema_id`) {
      const id = nameIn(value);
      if (id) return { key: id.key, body: bytes, indexes: id.rest };
    }
    if (part === 'value' && schemaId.has(name) && isUtf8(value)) {
      const id = value.toString().trim();
      if (!/^[1-9]\d{0,9}$/.test(id)) continue;
      const front = inFront(bytes);
      return front?.key === id ? front : { key: id, body: bytes, indexes: null };
    }
  }
  return null;
}

/** What a header's bytes name, and what follows: the indexes of a Protobuf message. */
function nameIn(value: Buffer): { key: string; rest: Buffer } | null {
  if (value[0] === byId && value.length >= 5) {
    return { key: value.readInt32BE(1).toString(), rest: value.subarray(5) };
  }
  if (value[0] !== byGuid || value.length < 17) return null;
  const guid = value.toString('hex', 1, 17).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { key: guid, rest: value.subarray(17) };
}
