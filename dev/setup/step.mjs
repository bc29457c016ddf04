// Plain JavaScript, because dev/setup.mjs uses it before the Node.js that runs TypeScript is installed.
import { spawn } from 'node:child_process';

const heartbeatMs = 15_000;
const tailLines = 25;

/**
 * Does one long thing, showing what it is and the seconds passed: on a terminal in place, elsewhere a line now and then.
 *
 * @template T
 * @param {string} title what happens, as "Starting three brokers"
 * @param {(say: (detail: string) => void) => Promise<T>} work `say` shows where it is
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const terminal = process.stdout.isTTY === true;
  let detail = '';
  const draw = () => {
    const width = (process.stdout.columns ?? 80) - 1;
    const line = `${title} … ${seconds()} s${detail && `  ${detail}`}`.slice(0, width);
    process.stdout.write(`\r\x1b[2K${line}`);
  };
  if (terminal) draw();
  else console.log(`${title} …`);
  const timer = terminal
    ? setInterval(draw, 500)
    : setInterval(() => console.log(`  ${title}: ${seconds()} s so far${detail && `, ${detail}`}`), heartbeatMs);
  let outcome = 'failed after';
  try {
    const result = await work((text) => {
      detail = text;
    });
    outcome = 'done in';
    return result;
  } finally {
    clearInterval(timer);
    console.log(
      `${terminal ? '\r\x1b[2K' : '  '}${title}: ${outcome} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
    );
  }
}

/**
 * A step that is one command. Its output is shown only when it fails, and then the end of it.
 *
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} [options] the signal ends the command
 * @returns {Promise<void>}
 */
export function commandStep(title, command, args, options = {}) {
  return step(
    title,
    (say) =>
      new Promise((resolve, reject) => {
        let output = '';
        const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
        const take = (/** @type {Buffer} */ chunk) => {
          output = (output + chunk).slice(-32_768);
          const last = output
            .trimEnd()
            .split(/[\r\n]/)
            .at(-1)
            ?.trim();
          if (last) say(last);
        };
        child.stdout.on('data', take);
        child.stderr.on('data', take);
        child.on('error', reject);
        child.on('close', (code, signal) => {
          if (code === 0) return resolve(undefined);
          const tail = output.trimEnd().split('\n').slice(-tailLines).join('\n');
          reject(new Error(`${title} failed (${signal ?? `exit code ${code}`}):\n${tail}`));
        });
      }),
  );
}
