// The first thing that `npm run demo` and `npm test` run, on whatever Node.js is there (20 or newer): installs the
// project's packages, with them the right Node.js, and goes on with that one.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commandStep } from './setup/step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.highwater-lock`;
const node = `${root}node_modules/.bin/node`;

/** @returns {Promise<void>} */
async function ensurePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(process.arch)
    .digest('hex');
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await commandStep('Installing the packages of package-lock.json', 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
  });
  writeFileSync(stamp, lock);
}

/** @param {string[]} args */
function goOn(args) {
  const path = `${root}node_modules/.bin:${process.env.PATH}`;
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: '1' },
  });
  // A terminal's Ctrl-C reaches the child by itself; it stops what it started, and then this process ends with it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

const [what = '', ...rest] = process.argv.slice(2);
if (!['demo', 'test'].includes(what)) {
  console.error('Say what to set up for: demo or test.');
  process.exit(2);
}
try {
  await ensurePackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
goOn([`${root}dev/${what}.ts`, ...rest]);
