/** Layout: the LZ4 frame format 1.6. Checksums inside it are passed over: the batch around it has one of its own. */
import { moduleBytes } from './lz4-module.ts';

const MAGIC = 0x184d2204;
const BLOCK_SIZES: Record<number, number> = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 };
/** No byte of a compressed block can stand for more than this many. */
const MAX_RATIO = 255;
/** What the module reads and writes beyond the end of its input and output. */
const SLACK = 32;
const PAGE = 65_536;
/** Memory of a module only grows; after something larger than this it is made anew. */
const MOST_KEPT = 32 * 1024 * 1024;

interface Module {
  memory: WebAssembly.Memory;
  inflate(source: number, sourceEnd: number, start: number, to: number, end: number): number;
}

const compiled = new WebAssembly.Module(moduleBytes);
let module = load();

/**
 * The most that an LZ4 frame can inflate to, from its block headers alone. Throws when this is no whole frame.
 */
export function lz4SizeBound(packed: Buffer): number {
  const { largest, blocks } = frameOf(packed);
  let bound = 0;
  for (const { plain, start, end } of blocks) {
    bound += plain ? end - start : Math.min(largest, (end - start) * MAX_RATIO);
  }
  return bound;
}

/**
 * Inflates an LZ4 frame of at most so many bytes, which `lz4SizeBound` gave. What it gives is overwritten by the next
 * call. Throws when the frame makes no sense.
 */
export function inflateLz4(packed: Buffer, bound: number): Buffer {
  const start = packed.length + SLACK;
  const end = start + bound;
  const memory = memoryOf(end + SLACK);
  packed.copy(memory);
  let at = start;
  for (const block of frameOf(packed).blocks) {
    if (block.plain) at += packed.copy(memory, at, block.start, block.end);
    else at = module.inflate(block.start, block.end, start, at, end);
    if (at === 0) throw new Error(`its block at ${block.start} makes no sense`);
  }
  return memory.subarray(start, at);
}

function memoryOf(bytes: number): Buffer {
  const { byteLength } = module.memory.buffer;
  if (byteLength > MOST_KEPT && bytes < MOST_KEPT) module = load();
  const lacking = bytes - module.memory.buffer.byteLength;
  if (lacking > 0) module.memory.grow(Math.ceil(lacking / PAGE));
  return Buffer.from(module.memory.buffer);
}

function load(): Module {
  return new WebAssembly.Instance(compiled).exports as unknown as Module;
}

interface Block {
  /** Not compressed. */
  plain: boolean;
  start: number;
  end: number;
}

function frameOf(packed: Buffer): { largest: number; blocks: Block[] } {
  if (packed.length < 7 || packed.readUInt32LE(0) !== MAGIC) throw new Error('this is no LZ4 frame');
  const flags = packed.readUInt8(4);
  const largest = BLOCK_SIZES[(packed.readUInt8(5) >> 4) & 7];
  if (flags >> 6 !== 1 || largest === undefined) throw new Error('its frame header is unknown');
  const [blockChecksum, contentSize, dictionary] = [flags & 16, flags & 8, flags & 1];
  const blocks: Block[] = [];
  let at = 7 + (contentSize ? 8 : 0) + (dictionary ? 4 : 0);
  for (;;) {
    if (at + 4 > packed.length) throw new Error('its frame is cut off');
    const field = packed.readUInt32LE(at);
    if (field === 0) return { largest, blocks };
    const start = at + 4;
    const end = start + (field & 0x7fff_ffff);
    if (end > packed.length) throw new Error('its frame is cut off');
    blocks.push({ plain: (field & 0x8000_0000) !== 0, start, end });
    at = end + (blockChecksum ? 4 : 0);
  }
}
