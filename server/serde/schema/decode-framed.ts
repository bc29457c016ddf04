import type { Codec } from '../codec.ts';
import type { Parts } from '../json-parts.ts';
import type { Usual } from '../usual.ts';
import { type Framed, framedBy, type Header, type Part } from './framing.ts';
import type { Ready, Schemas } from './schemas.ts';

/** Where a payload lies: tells which schema it was written with. */
export interface Written {
  topic: string;
  part: Part;
  headers: () => readonly Header[];
  /** The record's key. */
  key: Buffer | null;
  /** Null: the cluster has no schemas. */
  schemas: Schemas | null;
  /** The Protobuf message that the configuration says it is, where it names no schema that is known. */
  message?: string | null;
  /** What the topic's other keys or values are. */
  usual?: Usual | null;
}

export interface ShownBySchema {
  serde: Codec['serde'];
  text: string;
  note: string;
  /** Absent when the record names its schema by a GUID. */
  schemaId?: number;
  subject?: string;
  version?: number;
  /** Of a Protobuf schema: its full name. */
  message?: string;
}

/** Null: the payload names no schema. A refusal says why the schema that it names is of no help. */
export function decodeFramed(bytes: Buffer, written: Written): ShownBySchema | { refusal: string } | null {
  const found = find(bytes, written);
  if (found === null) return null;
  const { framed, ready } = found;
  if (!ready) return { refusal: `schema ${framed.key} is not known yet` };
  if (!ready.ok) return { refusal: ready.reason };
  const place = placeFor(ready.places, written);
  const title = titleOf(framed.key, ready.codec.serde, place, written);
  try {
    const { text, note, message } = ready.codec.read(framed);
    return {
      serde: ready.codec.serde,
      text,
      note: [title, note].filter(Boolean).join('; '),
      ...(/^\d+$/.test(framed.key) && { schemaId: Number(framed.key) }),
      ...place,
      ...(message !== undefined && { message }),
    };
  } catch (error) {
    return { refusal: `${title}, does not fit: ${error instanceof Error ? error.message : error}` };
  }
}

/** The text alone that is shown; null: none is, because of what `decodeFramed` says. */
export function framedText(bytes: Buffer, written: Written): string | null {
  const found = find(bytes, written);
  if (!found?.ready?.ok) return null;
  try {
    return found.ready.codec.read(found.framed).text;
  } catch {
    return null;
  }
}

/** As a filter sees it; undefined: it names no schema, or one that is of no help. */
export function framedValue(bytes: Buffer, written: Written, parts: Parts | null): unknown {
  const found = find(bytes, written);
  if (!found?.ready?.ok) return undefined;
  try {
    return found.ready.codec.value(found.framed, parts);
  } catch {
    return undefined;
  }
}

const words: Record<Codec['serde'], string> = { avro: 'Avro', protobuf: 'Protobuf', 'json-schema': 'JSON Schema' };

function find(bytes: Buffer, written: Written): { framed: Framed; ready: Ready | undefined } | null {
  const { schemas, message } = written;
  if (schemas === null) return null;
  const framed = framedBy(bytes, written.part, written.headers);
  const ready = framed ? schemas.get(framed.key) : undefined;
  if (!message || ready?.ok) return framed && { framed, ready };
  const configured = { key: message, body: framed?.body ?? bytes, indexes: framed?.indexes ?? null };
  return { framed: configured, ready: schemas.get(message) };
}

function titleOf(key: string, serde: Codec['serde'], place: ReturnType<typeof placeFor>, { message }: Written): string {
  if (key === message) return `Protobuf ${key}, from the configuration`;
  return `${words[serde]}, schema ${key}${place ? ` \`${place.subject}\` v${place.version}` : ''}`;
}

/** A schema may be registered under many names: the topic's own says most. */
function placeFor(places: (Ready & { ok: true })['places'], { topic, part }: Written) {
  const own = places.filter(({ subject }) => subject === `${topic}-${part}`);
  return (own.length > 0 ? own : places).at(-1);
}
