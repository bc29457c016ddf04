import type { PayloadInput, RecordInput } from '../../lib/contracts/produce.ts';
import type { RecordToWrite } from '../kafka/records/encode-batch.ts';

/** The record that a request describes, byte for byte; `now` in milliseconds where it names no time. */
export function recordToWrite({ key, value, headers, timestamp }: RecordInput, now: number): RecordToWrite {
  return {
    key: payloadBytes(key),
    value: payloadBytes(value),
    headers: headers.map((header) => ({
      key: payloadBytes(header.keyBase64 === undefined ? { text: header.key } : { base64: header.keyBase64 }) as Buffer,
      value: payloadBytes(header.value),
    })),
    timestamp: timestamp === undefined ? BigInt(now) : milliseconds(timestamp),
  };
}

/** JSON is here as the text that was sent. */
function payloadBytes(payload: PayloadInput): Buffer | null {
  if (payload === null) return null;
  const { text, json, base64, hex } = payload;
  if (base64 !== undefined) return Buffer.from(base64, 'base64');
  if (hex !== undefined) return Buffer.from(hex, 'hex');
  return Buffer.from(text ?? json ?? '');
}

function milliseconds(timestamp: string): bigint {
  return /^\d+$/.test(timestamp) ? BigInt(timestamp) : BigInt(Date.parse(timestamp));
}
