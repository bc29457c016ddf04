import type { Written } from '../schema/decode-framed.ts';
import {
  type InternalPart,
  type InternalSerde,
  internalSerde,
  isInternalSerde,
  readInternalKey,
  readInternalValue,
} from './internal-topics.ts';

/** Null: neither the format asked for nor, when it is to be found out, the topic is one of Kafka's own. */
export function internalFor(serde: string, topic: string): InternalSerde | null {
  if (serde === 'auto') return internalSerde(topic);
  return isInternalSerde(serde) ? serde : null;
}

/** Throws an Error that says why the bytes are nothing that Kafka writes there. */
export function readInternal(
  serde: InternalSerde,
  bytes: Buffer,
  { part, key }: Pick<Written, 'part' | 'key'>,
): InternalPart {
  return part === 'key' ? readInternalKey(serde, bytes) : readInternalValue(serde, bytes, key);
}
