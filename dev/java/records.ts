/** A text stands for its UTF-8 bytes. */
export type Bytes = string | Uint8Array;

export interface NewRecord {
  topic: string;
  /** Without it the Java producer chooses: murmur2 of the key, or a sticky one. */
  partition?: number;
  /** Milliseconds; now when not given. */
  timestamp?: bigint;
  key?: Bytes | null;
  value?: Bytes | null;
  /** In this order; keys may repeat, values may be null. */
  headers?: readonly (readonly [string, Bytes | null])[];
}

/** Where a record has been written. */
export interface WrittenRecord {
  partition: number;
  offset: bigint;
  timestamp: bigint;
}

export interface ReadRecord extends WrittenRecord {
  timestampType: 'CreateTime' | 'LogAppendTime';
  key: Buffer | null;
  value: Buffer | null;
  headers: [string, Buffer | null][];
}

export interface WrittenRow {
  partition: number;
  offset: string;
  timestamp: string;
}

export interface ReadRow extends WrittenRow {
  timestampType: ReadRecord['timestampType'];
  key: string | null;
  value: string | null;
  headers: [string, string | null][];
}

/** The shape that the Java side reads: bytes in base64, 64-bit numbers as text. */
export function encodeRecord(record: NewRecord): object {
  return {
    ...record,
    timestamp: record.timestamp?.toString(),
    key: encodeBytes(record.key),
    value: encodeBytes(record.value),
    headers: record.headers?.map(([key, value]) => [key, encodeBytes(value)]),
  };
}

export function decodeWritten({ partition, offset, timestamp }: WrittenRow): WrittenRecord {
  return { partition, offset: BigInt(offset), timestamp: BigInt(timestamp) };
}

export function decodeRead(row: ReadRow): ReadRecord {
  return {
    ...decodeWritten(row),
    timestampType: row.timestampType,
    key: decodeBytes(row.key),
    value: decodeBytes(row.value),
    headers: row.headers.map(([key, value]) => [key, decodeBytes(value)]),
  };
}

function encodeBytes(bytes: Bytes | null | undefined): string | null {
  return bytes === null || bytes === undefined ? null : Buffer.from(bytes as Uint8Array).toString('base64');
}

function decodeBytes(base64: string | null): Buffer | null {
  return base64 === null ? null : Buffer.from(base64, 'base64');
}
