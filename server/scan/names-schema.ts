import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { internalSerde } from '../serde/internal/internal-topics.ts';
import { beginsFramed } from '../serde/schema/framing.ts';
import type { SerdeName } from '../serde/serde-name.ts';
import type { Decoding } from './filter/record-view.ts';
import { byteFinder } from './find-bytes.ts';
import { framedFinder } from './find-framed.ts';
import { firstOf } from './first-of.ts';
import type { Matcher } from './literal.ts';

const textSerdes = new Set<SerdeName>(['auto', 'string', 'json', 'hex', 'base64']);

/** Whether what is asked for stands in the bytes as it is shown, save in records that name a schema. */
export function isText({ topic, keySerde, valueSerde, messages }: Decoding): boolean {
  if (messages?.key && keySerde === 'auto') return false;
  if (messages?.value && valueSerde === 'auto') return false;
  return internalSerde(topic) === null && textSerdes.has(keySerde) && textSerdes.has(valueSerde);
}

/** In the name of every header that names a schema. */
const words = ['chema', 'CHEMA'].map((word) => Buffer.from(word));

/** Finds records that may name a schema: in the first byte of a payload, or in a header. */
export function schemaNames(): Matcher {
  const inHeaders = firstOf(words.map(byteFinder));
  return {
    next: firstOf([framedFinder(), inHeaders]),
    matches(record) {
      const { bytes, start, end } = record;
      if (isFramed(record)) return true;
      const at = inHeaders(bytes, start);
      return at >= 0 && at < end;
    },
  };
}

function isFramed({ bytes, keyStart, keyLength, valueStart, valueLength }: RecordCursor): boolean {
  return beginsFramed(bytes, keyStart, keyLength) || beginsFramed(bytes, valueStart, valueLength);
}
