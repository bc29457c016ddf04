import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { root, workDir } from '../paths.ts';
import { takeLock } from '../process/lock.ts';
import { waitUntil } from '../process/wait-until.ts';
import { step } from '../setup/step.mjs';
import { buildInto } from './assemble.ts';

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
const builds = `${workDir}/builds`;
const kept = 4;
const longestBuildMs = 20 * 60_000;

/**
 * The folder of the production build of the present sources, made when there is none. Each build has a folder of its
 * own, so a console that runs is not disturbed by the build of the next.
 */
export async function ensureBuild(signal: AbortSignal): Promise<string> {
  const build = `${builds}/${(await hashInputs()).slice(0, 16)}`;
  await mkdir(builds, { recursive: true });
  if (!existsSync(build)) await buildAlone(build, signal);
  const now = new Date();
  await utimes(build, now, now);
  await removeOldBuilds();
  return build;
}

/** Two builds at a time would write into the same `.next`; the second waits and mostly finds its build made. */
async function buildAlone(build: string, signal: AbortSignal): Promise<void> {
  const take = () => {
    const lock = takeLock(`${workDir}/build.lock`);
    return 'release' in lock ? lock : null;
  };
  const lock =
    take() ??
    (await step('Waiting for the build of another process', () =>
      waitUntil('The other build to end', async () => take(), { timeoutMs: longestBuildMs, everyMs: 500, signal }),
    ));
  try {
    if (existsSync(build)) return;
    await buildInto(build, signal);
  } finally {
    lock.release();
  }
}

async function removeOldBuilds(): Promise<void> {
  const names = await readdir(builds);
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(`${builds}/${name}`)).mtimeMs })));
  const old = dated.sort((a, b) => b.at - a.at).slice(kept);
  await Promise.all(old.map(({ name }) => rm(`${builds}/${name}`, { recursive: true, force: true })));
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
