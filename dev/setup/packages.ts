import { accessSync, constants } from 'node:fs';
import { run } from '../process/run.ts';
import { commandStep } from './step.mjs';

export interface Need {
  /** As a user would call it: "a JDK, 17 or newer". */
  what: string;
  /** True when nothing has to be done. */
  present: () => boolean | Promise<boolean>;
  /** Debian packages that provide it; the first that this system's release knows is taken. */
  packages: readonly string[];
}

/** Installs what is missing with apt, or throws one sentence that says what to install. */
export async function installMissing(needs: readonly Need[]): Promise<void> {
  const missing = await filterMissing(needs);
  if (missing.length === 0) return;
  const names = missing.map((need) => need.what).join(', ');
  if (!onPath('apt-get') || process.getuid?.() !== 0) {
    const suggestion = missing.map((need) => need.packages[0]).join(' ');
    throw new Error(
      `Please install ${names} (on Debian, as root: apt-get install -y ${suggestion}) and run this again.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  await commandStep('Reading the list of Debian packages', 'apt-get', ['update', '-q'], { env });
  const packages = await Promise.all(missing.map((need) => firstKnown(need.packages)));
  const args = ['install', '-y', '-q', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...packages];
  await commandStep(`Installing ${names} with apt`, 'apt-get', args, { env });
  const still = await filterMissing(missing);
  if (still.length > 0)
    throw new Error(`apt installed ${packages.join(' ')}, and still missing: ${still.map((n) => n.what).join(', ')}`);
}

export function onPath(command: string): boolean {
  return (process.env.PATH ?? '').split(':').some((dir) => isExecutable(`${dir}/${command}`));
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function filterMissing(needs: readonly Need[]): Promise<Need[]> {
  const present = await Promise.all(needs.map((need) => need.present()));
  return needs.filter((_, i) => !present[i]);
}

async function firstKnown(packages: readonly string[]): Promise<string> {
  const known = await run('apt-cache', ['pkgnames']);
  const names = new Set(known.split('\n'));
  const found = packages.find((name) => names.has(name));
  if (found === undefined) throw new Error(`This system's apt knows none of: ${packages.join(', ')}`);
  return found;
}
