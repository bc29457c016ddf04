/** Layout: RFC 8878, as far as sizes go. */
import { constants, createZstdDecompress, zstdDecompressSync } from 'node:zlib';

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const LARGEST_BLOCK = 128 * 1024;
const RAW = 0;
const RUN = 1;

/**
 * The most that zstd frames can inflate to, from their block headers alone. Throws when these are no whole frames.
 */
export function zstdSizeBound(packed: Buffer): number {
  let bound = 0;
  for (let at = 0; at < packed.length; ) {
    if (at + 8 > packed.length) throw new Error('its frame is cut off');
    const magic = packed.readUInt32LE(at);
    if ((magic & 0xffff_fff0) >>> 0 === SKIPPABLE) {
      at += 8 + packed.readUInt32LE(at + 4);
    } else if (magic === MAGIC) {
      const frame = frameAt(packed, at + 4);
      bound += frame.bound;
      at = frame.end;
    } else throw new Error('this is no zstd frame');
    if (at > packed.length) throw new Error('its frame is cut off');
  }
  return bound;
}

function frameAt(packed: Buffer, start: number): { bound: number; end: number } {
  const descriptor = packed.readUInt8(start);
  const single = (descriptor & 0x20) !== 0;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] as number;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  let at = start + 1 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  let bound = 0;
  for (let last = false; !last; ) {
    if (at + 3 > packed.length) throw new Error('its frame is cut off');
    const header = packed.readUIntLE(at, 3);
    last = (header & 1) === 1;
    const kind = (header >> 1) & 3;
    const size = header >> 3;
    bound += kind === RAW || kind === RUN ? size : LARGEST_BLOCK;
    at += 3 + (kind === RUN ? 1 : size);
  }
  return { bound, end: at + (descriptor & 4 ? 4 : 0) };
}

/** What Node's streams use inside: one decoder, and memory that is used again, for many frames. */
interface Decoder {
  _handle: {
    onerror: (message: string) => void;
    writeSync(
      flush: number,
      input: Buffer,
      inputAt: number,
      inputLength: number,
      output: Buffer,
      outputAt: number,
      outputLength: number,
    ): void;
  };
  /** After a write: how many bytes of the output and of the input are left. */
  _writeState: Uint32Array;
}

/** A larger output is not kept. */
const MOST_KEPT = 32 * 1024 * 1024;
let decoder: Decoder | null = null;
let output = Buffer.alloc(0);

/** Whether this Node.js has the decoder as it is known here; otherwise every batch gets a new one, which takes longer. */
export function canReuse(candidate: Partial<Decoder>): candidate is Decoder {
  return typeof candidate._handle?.writeSync === 'function' && candidate._writeState instanceof Uint32Array;
}

/**
 * Inflates zstd frames of at most so many bytes, which `zstdSizeBound` gave. What it gives is overwritten by the next
 * call. Throws when the frames make no sense.
 */
export function inflateZstd(packed: Buffer, bound: number): Buffer {
  const own: Partial<Decoder> = decoder ?? (createZstdDecompress() as object);
  if (!canReuse(own)) return zstdDecompressSync(packed, { maxOutputLength: Math.max(1, bound) });
  decoder = own;
  if (output.length < bound || output.length > MOST_KEPT) output = Buffer.allocUnsafeSlow(bound);
  let failure: string | null = null;
  own._handle.onerror = (message) => {
    failure = message;
  };
  own._handle.writeSync(constants.ZSTD_e_end, packed, 0, packed.length, output, 0, output.length);
  const [outputLeft = 0, inputLeft = 0] = own._writeState;
  if (failure === null && inputLeft === 0) return output.subarray(0, output.length - outputLeft);
  // It may be in the middle of a frame.
  decoder = null;
  throw new Error(failure ?? 'its frame holds more than it announces');
}
