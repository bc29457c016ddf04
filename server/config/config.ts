import 'server-only';
import { readFileSync } from 'node:fs';
import { type Config, parseConfig } from './parse-config.ts';

const key = Symbol.for('highwater.config');
const shared = globalThis as { [key]?: Config };

/** The configuration of this process, read once. Throws ConfigError. */
export function config(): Config {
  shared[key] ??= parseConfig(process.env, (path) => readFileSync(path));
  return shared[key];
}
