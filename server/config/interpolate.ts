import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import type { ReadFile } from './parse-config.ts';

/**
 * Fills `${NAME}` and `${file:path}` into every text of a parsed document: after parsing, so that a password can't
 * become YAML. `$${` stands for `${`. One line break at the end of a file is not part of its value.
 */
export function interpolate(value: unknown, source: string, env: Environment, readFile: ReadFile): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$(\$\{|\{([^}]*)\})/g, (_all, braces: string, reference: string | undefined) =>
      reference === undefined ? braces : resolveReference(reference, source, env, readFile),
    );
  }
  if (Array.isArray(value)) return value.map((entry) => interpolate(entry, source, env, readFile));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, interpolate(entry, source, env, readFile)]),
  );
}

function resolveReference(reference: string, source: string, env: Environment, readFile: ReadFile): string {
  if (!reference.startsWith('file:')) {
    const value = env[reference];
    if (value !== undefined) return value;
    throw new ConfigError(`${source}: the environment variable ${reference} is not set.`);
  }
  const path = reference.slice('file:'.length);
  try {
    return readFile(path)
      .toString('utf8')
      .replace(/\r?\n$/, '');
  } catch (error) {
    throw new ConfigError(
      `${source}: the file ${path} can't be read (${(error as NodeJS.ErrnoException).code ?? error}).`,
    );
  }
}
