import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { root } from '../paths.ts';
import { commandStep } from '../setup/step.mjs';

const copies = [
  ['.next/standalone', '.next/standalone'],
  // Next leaves these to a file server in front; here the console serves them itself.
  ['.next/static', '.next/standalone/.next/static'],
  ['public', '.next/standalone/public'],
  ['server/main.mjs', 'server/main.mjs'],
] as const;

/** Builds the console for production and puts all that it needs to run into a folder; replaces what is there. */
export async function buildInto(folder: string, signal?: AbortSignal): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const options = { cwd: root, env, ...(signal && { signal }) };
  await commandStep('Building the console', `${root}/node_modules/.bin/next`, ['build'], options);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  for (const [from, to] of copies) {
    if (!existsSync(`${root}/${from}`)) continue;
    // Links are followed: Next links the packages that it does not bundle, and a copied link leads nowhere.
    await cp(`${root}/${from}`, `${partial}/${to}`, { recursive: true, dereference: true });
  }
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}
