import { mkdir, rm } from 'node:fs/promises';
import { workDir } from '../paths.ts';
import { takeLock } from '../process/lock.ts';

/** Where one kind of demo keeps what it makes. */
export interface DemoFolder {
  dir: string;
  release(): void;
}

/** Takes the folder for this process: two demos on the same data would ruin it. */
export async function takeFolder(name: string, reset: boolean): Promise<DemoFolder> {
  const dir = `${workDir}/${name}`;
  await mkdir(workDir, { recursive: true });
  const lock = takeLock(`${workDir}/${name}.lock`);
  if ('owner' in lock) {
    throw new Error(`The demo is already running here, as process ${lock.owner}. Stop it first, or open its page.`);
  }
  if (reset) await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  return { dir, release: lock.release };
}
