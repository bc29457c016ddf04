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

const settings = ['BIND', 'CONFIG', 'DATA_DIR', 'SECRET_KEY', 'PUBLIC_URL', 'ALLOWED_HOSTS', 'ALLOW_ANONYMOUS'];
const tls = ['ENABLED', 'CA', 'CERTIFICATE', 'KEY', 'PASSPHRASE', 'VERIFY_HOSTNAME'];
const known = new Set([
  ...settings.map((name) => `HIGHWATER_${name}`),
  ...tls.map((name) => `KAFKA_TLS_${name}`),
  ...['FILES', 'TOPICS'].map((name) => `KAFKA_PROTOBUF_${name}`),
  ...['MECHANISM', 'USERNAME', 'PASSWORD'].map((name) => `KAFKA_SASL_${name}`),
]);

/** Variables that look like ours and are not: most likely misspelt. */
export function misspelt(env: Environment): string[] {
  return Object.keys(env).filter(
    (name) => /^(HIGHWATER_(?!TEST_)|KAFKA_TLS_|KAFKA_SASL_|KAFKA_PROTOBUF_)/.test(name) && !known.has(name),
  );
}
