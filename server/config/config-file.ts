import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { ClusterSettings } from './cluster-settings.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';
import { interpolate } from './interpolate.ts';
import type { ReadFile } from './parse-config.ts';

/** `${ENV}` gives text, so a flag may be the text too. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const list = z.union([
  z.array(z.string()),
  z.string().transform((text) => text.split(',').map((entry) => entry.trim())),
]);

const tls = z.strictObject({
  ca: z.string().optional(),
  certificate: z.string().optional(),
  key: z.string().optional(),
  passphrase: z.string().optional(),
  verifyHostname: flag.optional(),
});

const schemaRegistry = z.strictObject({
  urls: list,
  username: z.string().optional(),
  password: z.string().optional(),
  token: z.string().optional(),
  tls: tls.optional(),
});

const protobuf = z.strictObject({
  files: list,
  topics: z.array(z.strictObject({ topic: z.string(), key: z.string().optional(), value: z.string().optional() })),
});

const cluster = z.strictObject({
  name: z.string(),
  label: z.string().optional(),
  environment: z.string().optional(),
  production: flag.optional(),
  readOnly: flag.optional(),
  protectedTopics: list.optional(),
  bootstrapServers: list,
  tls: z.union([flag, tls]).optional(),
  sasl: z.strictObject({ mechanism: z.string(), username: z.string(), password: z.string() }).optional(),
  schemaRegistry: z.union([schemaRegistry, list.transform((urls) => ({ urls }))]).optional(),
  protobuf: protobuf.optional(),
});

const configFile = z.strictObject({
  publicUrl: z.string().optional(),
  allowedHosts: list.optional(),
  allowAnonymous: flag.optional(),
  dataDir: z.string().optional(),
  secretKey: z.string().optional(),
  clusters: z.array(cluster).default([]),
});

export type ConfigFile = Omit<z.output<typeof configFile>, 'clusters'> & { clusters: ClusterSettings[] };

/** The file with `${ENV}` and `${file:…}` filled in. Throws ConfigError that names the key or the missing variable. */
export function readConfigFile(path: string, env: Environment, readFile: ReadFile): ConfigFile {
  const folder = dirname(resolve(path));
  const near: ReadFile = (file) => readFile(resolve(folder, file));
  const document = parseDocument(textOf(path, readFile), { prettyErrors: true });
  const broken = document.errors[0];
  if (broken) throw new ConfigError(`${path} is not valid YAML: ${broken.message.split('\n')[0]}`);
  const result = configFile.safeParse(interpolate(document.toJS() ?? {}, path, env, near), { reportInput: false });
  if (!result.success) throw new ConfigError(result.error.issues.map((issue) => sentence(path, issue)).join(' '));
  const { clusters, ...rest } = result.data;
  return {
    ...rest,
    clusters: clusters.map(({ protobuf, ...settings }) => ({
      where: `Cluster ${settings.name} in ${path}`,
      ...settings,
      ...(protobuf && { protobuf: { ...protobuf, files: protobuf.files.map((file) => resolve(folder, file)) } }),
    })),
  };
}

function textOf(path: string, readFile: ReadFile): string {
  try {
    return readFile(path).toString('utf8');
  } catch (error) {
    throw new ConfigError(
      `HIGHWATER_CONFIG: ${path} can't be read (${(error as NodeJS.ErrnoException).code ?? error}).`,
    );
  }
}

function sentence(path: string, issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors
      .flat()
      .filter((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys')[0];
    if (deepest) return sentence(path, { ...deepest, path: [...issue.path, ...deepest.path] });
  }
  const at = keyPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => (at ? `${at}.${key}` : key)).join(', ');
    return `${path}: ${keys} is not a setting that this console knows.`;
  }
  return `${path}: ${at || 'the file'} is not right: ${issue.message.replace(/^Invalid input: /, '')}.`;
}

function keyPath(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`)).join('');
}
