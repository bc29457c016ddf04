import { resolve } from 'node:path';
import type { ClusterConfig } from './cluster.ts';
import { assertNames, toCluster } from './cluster-settings.ts';
import { ConfigError } from './config-error.ts';
import { readConfigFile } from './config-file.ts';
import { type Environment, flagOf, listOf, misspelt } from './environment.ts';
import { clustersFromEnvironment } from './environment-clusters.ts';
import { hostsOf, publicUrlOf } from './public-url.ts';
import { Secret } from './secret.ts';

export type ReadFile = (path: string) => Buffer;

export interface Disk {
  readFile: ReadFile;
  /** The paths of all files inside a folder, sorted; null: it is no folder. */
  filesIn(path: string): string[] | null;
}

export interface Config {
  clusters: ClusterConfig[];
  /** Host names this console answers to beside those of loopback, in lower case. */
  allowedHosts: string[];
  publicUrl: string | null;
  /** Somebody said that everybody who reaches the console may use it without signing in. */
  allowAnonymous: boolean;
  /** Absolute. */
  dataDir: string;
  /** Seals what plans keep; null: a file in `dataDir` has the key. */
  secretKey: Secret | null;
  /** What was said but means nothing here, as sentences for the log. */
  warnings: string[];
}

/** The configuration from `HIGHWATER_CONFIG`'s file, or else from the environment. Throws ConfigError. */
export function parseConfig(env: Environment, disk: Disk): Config {
  const warnings = misspelt(env).map((name) => `${name} is not a variable that this console knows.`);
  const path = env.HIGHWATER_CONFIG;
  const file = path ? readConfigFile(path, env, disk.readFile) : null;
  const fromEnvironment = clustersFromEnvironment(env, warnings);
  if (file && fromEnvironment.length > 0) {
    warnings.push(`The clusters in the environment (KAFKA_…) are ignored: ${path} names the clusters.`);
  }
  const clusters = (file?.clusters ?? fromEnvironment).map((cluster) => toCluster(cluster, disk));
  assertNames(clusters);
  const publicUrl = publicUrlOf(env.HIGHWATER_PUBLIC_URL ?? file?.publicUrl);
  return {
    clusters,
    allowedHosts: hostsOf(publicUrl, listOf(env.HIGHWATER_ALLOWED_HOSTS) ?? file?.allowedHosts ?? []),
    publicUrl,
    allowAnonymous: flagOf('HIGHWATER_ALLOW_ANONYMOUS', env) ?? file?.allowAnonymous ?? false,
    dataDir: resolve(/*turbopackIgnore: true*/ env.HIGHWATER_DATA_DIR || file?.dataDir || '.highwater/data'),
    secretKey: secretKeyOf(env.HIGHWATER_SECRET_KEY || file?.secretKey),
    warnings,
  };
}

function secretKeyOf(text: string | undefined): Secret | null {
  if (text === undefined) return null;
  if (text.length >= 32) return new Secret(text);
  throw new ConfigError('HIGHWATER_SECRET_KEY needs at least 32 characters; `openssl rand -base64 32` makes them.');
}
