import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { workDir } from '../paths.ts';
import { run } from '../process/run.ts';

const sources = fileURLToPath(new URL('.', import.meta.url));

/** The folder with the compiled helper; compiled when its sources or jars have changed. */
export async function compileHelper(javac: string, jars: string): Promise<string> {
  const files = (await readdir(sources)).filter((name) => name.endsWith('.java')).map((name) => sources + name);
  const hash = createHash('sha256').update(jars);
  for (const file of files.sort()) hash.update(await readFile(file));
  const classes = `${workDir}/java/${hash.digest('hex').slice(0, 16)}`;
  if (existsSync(classes)) return classes;
  const partial = `${classes}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  await run(javac, ['-encoding', 'UTF-8', '-cp', `${jars}/*`, '-d', partial, ...files]);
  await rename(partial, classes).catch(async (error) => {
    await rm(partial, { recursive: true });
    if (!existsSync(classes)) throw error;
  });
  return classes;
}
