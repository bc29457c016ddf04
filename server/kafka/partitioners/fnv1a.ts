const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** The 32-bit FNV-1a hash, as a signed number. Source: draft-eastlake-fnv. */
export function fnv1a(bytes: Buffer): number {
  let hash = OFFSET_BASIS | 0;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME);
  return hash;
}
