import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { root } from '../paths.ts';
import { commandStep } from '../setup/step.mjs';

const inputs = ['app', 'components', 'lib', 'server', 'public'];
const files = [
  'package-lock.json',
  'next.config.js',
  'tsconfig.json',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
];
const standalone = `${root}/.next/standalone`;
const stamp = `${standalone}/.inputs`;

/** The production build, made anew when a source has changed since the last. */
export async function ensureBuild(): Promise<void> {
  const hash = await hashInputs();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return;
  await commandStep('Building the console', `${root}/node_modules/.bin/next`, ['build'], { cwd: root });
  // Next leaves these to a file server in front; here the console serves them itself.
  await cp(`${root}/.next/static`, `${standalone}/.next/static`, { recursive: true, dereference: true });
  if (existsSync(`${root}/public`)) await cp(`${root}/public`, `${standalone}/public`, { recursive: true });
  await writeFile(stamp, hash);
}

async function hashInputs(): Promise<string> {
  const hash = createHash('sha256');
  const trees = await Promise.all(inputs.filter((dir) => existsSync(`${root}/${dir}`)).map(sourcesIn));
  for (const file of [...files, ...trees.flat()].sort()) {
    hash.update(file).update('\0');
    if (existsSync(`${root}/${file}`)) hash.update(await readFile(`${root}/${file}`));
  }
  return hash.digest('hex');
}

async function sourcesIn(dir: string): Promise<string[]> {
  const entries = await readdir(`${root}/${dir}`, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath.slice(root.length + 1)}/${entry.name}`);
}
