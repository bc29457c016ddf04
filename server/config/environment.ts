import { ConfigError } from './config-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** True or false; undefined when the variable is absent or empty. */
export function flagOf(name: string, env: Environment): boolean | undefined {
  const value = env[name]?.trim().toLowerCase();
  if (!value) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new ConfigError(`${name} must be true or false, not ${JSON.stringify(env[name])}.`);
}

/** The entries between commas; undefined when the variable is absent or empty. */
export function listOf(value: string | undefined): string[] | undefined {
  const entries = value?.split(',').flatMap((entry) => entry.trim() || []);
  return entries && entries.length > 0 ? entries : undefined;
}
