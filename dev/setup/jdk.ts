import { readdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { run } from '../process/run.ts';
import { isExecutable } from './packages.ts';

const oldest = 17;

export interface Jdk {
  /** The major version, such as 17. */
  version: number;
  java: string;
  javac: string;
}

/** The first JDK of at least `atLeast` (17) found in JAVA_HOME, on PATH, then where Debian puts them. */
export async function findJdk(atLeast = oldest): Promise<Jdk | null> {
  for (const bin of candidates()) {
    if (!isExecutable(`${bin}/javac`) || !isExecutable(`${bin}/java`)) continue;
    const version = await javacVersion(`${bin}/javac`);
    if (version >= atLeast) return { version, java: `${bin}/java`, javac: `${bin}/javac` };
  }
  return null;
}

export async function requireJdk(atLeast = oldest): Promise<Jdk> {
  const jdk = await findJdk(atLeast);
  if (!jdk) throw new Error(`Please install a JDK, ${atLeast} or newer (on Debian 12: openjdk-17-jdk-headless).`);
  return jdk;
}

function candidates(): string[] {
  const home = process.env.JAVA_HOME ? [`${process.env.JAVA_HOME}/bin`] : [];
  const path = (process.env.PATH ?? '').split(':').filter((dir) => isExecutable(`${dir}/javac`));
  return [...home, ...path.map((dir) => dirname(realpathSync(`${dir}/javac`))), ...debianJdks()];
}

function debianJdks(): string[] {
  const folder = '/usr/lib/jvm';
  try {
    return readdirSync(folder).map((name) => `${folder}/${name}/bin`);
  } catch {
    return [];
  }
}

/** `javac 17.0.15` → 17; a JDK that does not answer so is not used. */
async function javacVersion(javac: string): Promise<number> {
  const printed = await run(javac, ['-version']).catch(() => '');
  return Number(/^javac (\d+)/.exec(printed)?.[1] ?? 0);
}
