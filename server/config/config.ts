import 'server-only';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, parseConfig } from './parse-config.ts';

const key = Symbol.for('highwater.config');
const shared = globalThis as { [key]?: Config };

/** The configuration of this process, read once. Throws ConfigError. */
export function config(): Config {
  shared[key] ??= parseConfig(process.env, { readFile: (path) => readFileSync(path), filesIn });
  return shared[key];
}

function filesIn(path: string): string[] | null {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
  const inside = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return inside.map(({ parentPath, name }) => join(/*turbopackIgnore: true*/ parentPath, name)).sort();
}
