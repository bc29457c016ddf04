import type { Payload } from '../../lib/contracts/messages.ts';

export type WindowedSerde = 'time-windowed' | 'session-windowed';

export function isWindowed(serde: string): serde is WindowedSerde {
  return serde === 'time-windowed' || serde === 'session-windowed';
}

export interface Windowed {
  /** The key inside, as its own serializer wrote it. */
  key: Buffer;
  /** Milliseconds since 1970. */
  start: bigint;
  /** Of sessions; a time window's length is not in the key. */
  end: bigint | null;
}

/**
 * A windowed key of Kafka Streams: behind the key the window's start, of sessions its end and its start. In the
 * changelog of a window store a sequence number follows. Null: the bytes are too few.
 */
export function readWindowed(bytes: Buffer, serde: WindowedSerde, topic: string): Windowed | null {
  const sequence = serde === 'time-windowed' && topic.endsWith('-changelog') ? 4 : 0;
  const times = bytes.length - sequence - (serde === 'time-windowed' ? 8 : 16);
  if (times < 0) return null;
  const key = bytes.subarray(0, times);
  const first = bytes.readBigInt64BE(times);
  return serde === 'time-windowed'
    ? { key, start: first, end: null }
    : { key, start: bytes.readBigInt64BE(times + 8), end: first };
}

const inJson = new Set<Payload['serde']>(['json', 'avro', 'protobuf', 'json-schema']);

/** The key inside as its own format shows it. */
export function windowedText({ start, end }: Windowed, key: Payload | null): string {
  const inside = key && inJson.has(key.serde) ? key.text : JSON.stringify(key?.text ?? '');
  const close = end === null ? '' : `,"end":${timeText(end)}`;
  return `{"key":${inside},"start":${timeText(start)}${close}}`;
}

function timeText(ms: bigint): string {
  const date = new Date(Number(ms));
  return Number.isNaN(date.getTime()) ? ms.toString() : JSON.stringify(date.toISOString());
}
