// The first thing that `npm run demo`, `npm test` and `npm run bench` run, on whatever Node.js is there (20 or newer):
// installs the project's packages, with them the right Node.js, and goes on with that one.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { commandStep } from './setup/step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = `${root}node_modules/.bin`;
const node = `${bin}/node`;

/** @returns {Promise<void>} */
async function ensurePackages() {
  if (packagesMatch()) return;
  // npm replaces node_modules while it runs, so it must not run on the Node.js in there.
  const PATH = (process.env.PATH ?? '').split(':').filter((dir) => dir !== bin);
  await commandStep('Installing the packages of package-lock.json', 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    env: { ...process.env, PATH: PATH.join(':') },
  });
}

/** npm writes down what it has installed as its last act; packages for other platforms are optional and not there. */
function packagesMatch() {
  const installedFile = `${root}node_modules/.package-lock.json`;
  if (!existsSync(node) || !existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages);
  return wanted.every(([path, { version, optional }]) => !path || optional || installed[path]?.version === version);
}

/** @param {string[]} args */
function goOn(args) {
  const child = spawn(node, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, NEXT_TELEMETRY_DISABLED: '1' },
  });
  // The child stops what it started, and then this process ends with it. Being told twice does no harm.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  // npm can be killed without a chance to pass it on.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
}

const [what = '', ...rest] = process.argv.slice(2);
if (!['demo', 'test', 'bench'].includes(what)) {
  console.error('Say what to set up for: demo, test or bench.');
  process.exit(2);
}
try {
  await ensurePackages();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
goOn([`${root}dev/${what}.ts`, ...rest]);
