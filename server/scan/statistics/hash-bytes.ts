/**
 * 53 bits of a hash, as a whole number: two lanes of MurmurHash3 (x86, 32 bits) with different seeds. Two of a million
 * different keys have the same hash once in ten thousand runs.
 */
export function hashBytes(bytes: Uint8Array, start: number, length: number): number {
  let a = 0x9747b28c;
  let b = 0x1b873593;
  const words = start + (length & ~3);
  let at = start;
  for (; at < words; at += 4) {
    const word = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16);
    const mixed = scramble(word | (byteAt(bytes, at + 3) << 24));
    a = step(a ^ mixed);
    b = step(b ^ Math.imul(mixed, 0x2c1b3c6d));
  }
  let tail = 0;
  for (let shift = 0; at < start + length; at++, shift += 8) tail |= byteAt(bytes, at) << shift;
  const mixed = scramble(tail);
  const low = finish(a ^ mixed ^ length);
  const high = finish(b ^ Math.imul(mixed, 0x2c1b3c6d) ^ length);
  return (high >>> 11) * 2 ** 32 + low;
}

function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function scramble(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

function step(lane: number): number {
  return (Math.imul((lane << 13) | (lane >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(lane: number): number {
  let mixed = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
