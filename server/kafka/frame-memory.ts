/**
 * Fresh memory costs as much as filling it, so large pieces are used again and again. They are shared memory: a thread
 * reads them where they are.
 */

const smallest = 256 * 1024;
/** Sizes are rounded up to it, so that pieces fit answers that are almost alike. */
const step = 1024 * 1024;
const mostIdleBytes = 48 * 1024 * 1024;
const idleMs = 5_000;

const key = Symbol.for('highwater.frame-memory');
const shared = globalThis as { [key]?: SharedArrayBuffer[] };
shared[key] ??= [];
/** One for the process: sockets and those who use the answers may be in different bundles. */
const idle = shared[key];
let emptying: NodeJS.Timeout | null = null;

/** Memory of an answer, with nothing else in it. What was there before is still there. */
export function takeFrameMemory(bytes: number): Buffer {
  if (bytes < smallest) return Buffer.allocUnsafeSlow(bytes);
  const at = idle.findIndex(({ byteLength }) => byteLength >= bytes && byteLength <= bytes * 2 + step);
  const memory = idle.splice(at, at < 0 ? 0 : 1)[0] ?? new SharedArrayBuffer(Math.ceil(bytes / step) * step);
  return Buffer.from(memory, 0, bytes);
}

/** Nothing reads the answer in this memory any more. It is kept for a few seconds. */
export function giveBackFrameMemory(memory: ArrayBufferLike): void {
  if (!(memory instanceof SharedArrayBuffer) || idle.includes(memory)) return;
  const bytes = idle.reduce((sum, { byteLength }) => sum + byteLength, memory.byteLength);
  if (bytes > mostIdleBytes) return;
  idle.push(memory);
  emptying ??= setTimeout(empty, idleMs).unref();
  emptying.refresh();
}

function empty(): void {
  idle.length = 0;
  emptying = null;
}
