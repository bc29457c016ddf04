/** Fresh memory costs as much as filling it: large pieces are used again and again. */

const smallest = 256 * 1024;
/** Sizes are rounded up to it, so that pieces fit answers that are almost alike. */
const step = 1024 * 1024;
const mostIdleBytes = 48 * 1024 * 1024;
const idleMs = 5_000;

const key = Symbol.for('highwater.frame-memory');
const shared = globalThis as { [key]?: ArrayBuffer[] };
shared[key] ??= [];
/** One for the process: sockets and those who use the answers may be in different bundles. */
const idle = shared[key];
let emptying: NodeJS.Timeout | null = null;

/** Memory of an answer, not shared with anything else; what was in it before is still there. */
export function takeFrameMemory(bytes: number): Buffer<ArrayBuffer> {
  if (bytes < smallest) return Buffer.allocUnsafeSlow(bytes);
  const at = idle.findIndex(({ byteLength }) => byteLength >= bytes && byteLength <= bytes * 2 + step);
  const memory = idle.splice(at, at < 0 ? 0 : 1)[0] ?? Buffer.allocUnsafeSlow(Math.ceil(bytes / step) * step).buffer;
  return Buffer.from(memory, 0, bytes);
}

/** Nothing reads the memory any more. It is kept for a few seconds. */
export function giveBackFrameMemory(memory: ArrayBuffer): void {
  const bytes = idle.reduce((sum, { byteLength }) => sum + byteLength, memory.byteLength);
  if (memory.byteLength < smallest || bytes > mostIdleBytes) return;
  idle.push(memory);
  emptying ??= setTimeout(empty, idleMs).unref();
  emptying.refresh();
}

function empty(): void {
  idle.length = 0;
  emptying = null;
}
