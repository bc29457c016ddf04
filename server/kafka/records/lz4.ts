/** Layout: the LZ4 frame format 1.6, as far as its sizes go. */

const MAGIC = 0x184d2204;
const BLOCK_SIZES: Record<number, number> = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 };
/** No byte of a compressed block can stand for more than this many. */
const MAX_RATIO = 255;

/**
 * The most that an LZ4 frame can inflate to, from its block headers alone: the decoder has no limit of its own, and
 * it refuses blocks larger than the frame announces. Throws when this is no whole frame.
 */
export function lz4SizeBound(packed: Buffer): number {
  if (packed.length < 7 || packed.readUInt32LE(0) !== MAGIC) throw new Error('this is no LZ4 frame');
  const flags = packed.readUInt8(4);
  const largest = BLOCK_SIZES[(packed.readUInt8(5) >> 4) & 7];
  if (flags >> 6 !== 1 || largest === undefined) throw new Error('its frame header is unknown');
  const [blockChecksum, contentSize, dictionary] = [flags & 16, flags & 8, flags & 1];
  let at = 7 + (contentSize ? 8 : 0) + (dictionary ? 4 : 0);
  let bound = 0;
  for (;;) {
    if (at + 4 > packed.length) throw new Error('its frame is cut off');
    const field = packed.readUInt32LE(at);
    if (field === 0) return bound;
    const size = field & 0x7fff_ffff;
    bound += field & 0x8000_0000 ? size : Math.min(largest, size * MAX_RATIO);
    at += 4 + size + (blockChecksum ? 4 : 0);
  }
}
