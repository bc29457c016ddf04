/** Snappy as Kafka's clients write it: one raw block (librdkafka, Go) or Java's framing of several ("xerial"). */

const XERIAL_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER = 16;
/** A copy of 64 bytes takes at least 2 bytes of input, so no honest block claims more. */
const MAX_RATIO = 64;

export function isXerial(packed: Buffer): boolean {
  return packed.length >= XERIAL_HEADER && packed.subarray(0, 8).equals(XERIAL_MAGIC);
}

/** The blocks inside Java's framing: each an int32 length and that many bytes. */
export function* xerialBlocks(packed: Buffer): Generator<Buffer, void, undefined> {
  let at = XERIAL_HEADER;
  while (at < packed.length) {
    if (at + 4 > packed.length) throw new Error('a block is cut off');
    const length = packed.readInt32BE(at);
    at += 4;
    if (length <= 0 || at + length > packed.length) throw new Error(`a block claims ${length} bytes`);
    yield packed.subarray(at, at + length);
    at += length;
  }
}

/** The uncompressed size that a raw block announces in its first bytes. Throws when it can't be true. */
export function snappySize(block: Buffer): number {
  let size = 0;
  for (let index = 0; index < 5; index++) {
    const byte = block[index];
    if (byte === undefined) break;
    size += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) {
      if (size > block.length * MAX_RATIO) throw new Error(`${block.length} bytes can't hold ${size}`);
      return size;
    }
  }
  throw new Error('its length is cut off');
}
