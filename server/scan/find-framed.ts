import { beginsFramed } from '../serde/schema/framing.ts';
import type { Matcher } from './literal.ts';

/**
 * Finds the next record whose key or value may name a schema in its first bytes, one whose id is asked for. `from` is where a record begins; of
 * those on the way only the lengths are read. Where the bytes make no sense it stops, for the cursor to say so.
 */
export function framedFinder(wanted: (id: number) => boolean): Matcher['next'] {
  let bytes: Buffer;
  let at: number;

  // Beyond the last byte `bytes[n]` is undefined, which ends the loops.
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (!(byte & 0x80)) return (value >>> 1) ^ -(value & 1);
    }
  };
  const skip = () => {
    while ((bytes[at++] as number) & 0x80);
  };
  const payloadIsFramed = () => {
    const length = varint();
    const start = at;
    at += Math.max(0, length);
    return beginsFramed(bytes, start, length) && wanted(at <= bytes.length ? bytes.readInt32BE(start + 1) : 0);
  };

  return (records, from) => {
    bytes = records;
    let start = from;
    while (start < records.length) {
      at = start;
      const length = varint();
      const end = at + length;
      at++; // attributes
      skip(); // timestamp
      skip(); // offset
      if (payloadIsFramed() || payloadIsFramed()) return start;
      if (length <= 0 || at > end || end > records.length) return start;
      start = end;
    }
    return -1;
  };
}
