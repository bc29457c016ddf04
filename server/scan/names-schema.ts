import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { internalSerde } from '../serde/internal/internal-topics.ts';
import { looksFramed } from '../serde/schema/framing.ts';
import type { SerdeName } from '../serde/serde-name.ts';
import type { Decoding } from './filter/record-view.ts';

const textSerdes = new Set<SerdeName>(['auto', 'string', 'json', 'hex', 'base64']);

/** Whether what is asked for stands in the bytes as it is shown, save in records that name a schema. */
export function isText({ topic, keySerde, valueSerde }: Decoding): boolean {
  return internalSerde(topic) === null && textSerdes.has(keySerde) && textSerdes.has(valueSerde);
}

const words = ['schema', 'Schema', 'SCHEMA'].map((word) => Buffer.from(word));

/** Whether the record may name a schema: in the first byte of a payload, or in a header. */
export function mayNameSchema(record: RecordCursor): boolean {
  if (looksFramed(record.key) || looksFramed(record.value)) return true;
  const bytes = record.bytes.subarray(record.start, record.end);
  return words.some((word) => bytes.includes(word));
}
