import { decodeAuto } from '../../serde/auto.ts';
import type { Format } from '../../serde/format.ts';
import { type Hints, hintedFormat } from '../../serde/hints.ts';
import type { Usual } from '../../serde/usual.ts';

/** A format, or the frame of a schema registry around one. */
export interface SeenFormat {
  format: Format['name'] | 'null';
  /** As the first five bytes have it: 0 and the id; null: the payload does not begin so. */
  schemaId: number | null;
  records: number;
}

/** More schemas than this are counted together as bytes. */
const MOST_FORMATS = 200;
/** How much of a payload is looked at. */
const LOOKED_AT = 64 * 1024;
const FRAME_BYTES = 5;

/** Counts the format that a payload is shown in. */
export function countFormat(
  formats: Map<string, SeenFormat>,
  payload: Buffer | null,
  usual: Usual | null = null,
): void {
  const { format, schemaId } = seenIn(payload, usual && { usual, mediaType: () => null });
  const name = schemaId === null ? format : `schema ${schemaId}`;
  const known = formats.get(name);
  if (known) known.records++;
  else if (schemaId !== null && formats.size >= MOST_FORMATS) countPlain(formats, format);
  else formats.set(name, { format, schemaId, records: 1 });
}

function countPlain(formats: Map<string, SeenFormat>, format: SeenFormat['format']): void {
  const records = (formats.get(format)?.records ?? 0) + 1;
  formats.set(format, { format, schemaId: null, records });
}

function seenIn(payload: Buffer | null, hints: Hints | null): Omit<SeenFormat, 'records'> {
  if (payload === null) return { format: 'null', schemaId: null };
  if (payload.length === 0) return { format: 'empty', schemaId: null };
  if (payload[0] === 0 && !(hints && hintedFormat(payload, hints)) && payload.length > FRAME_BYTES) {
    const schemaId = payload.readUInt32BE(1);
    if (schemaId > 0) return { format: 'hex', schemaId };
  }
  const whole = payload.length <= LOOKED_AT;
  return {
    format: decodeAuto(whole ? payload : payload.subarray(0, LOOKED_AT), whole, hints).format.name,
    schemaId: null,
  };
}
