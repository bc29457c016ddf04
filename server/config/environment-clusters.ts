import type { ClusterSettings } from './cluster-settings.ts';
import { ConfigError } from './config-error.ts';
import { type Environment, flagOf, listOf } from './environment.ts';
import { fromJavaProperties } from './java-properties.ts';
import { protobufFrom } from './protobuf-settings.ts';
import type { RegistrySettings } from './registry-settings.ts';

/** Clusters named by environment variables; what is said twice or means nothing here becomes a warning. */
export function clustersFromEnvironment(env: Environment, warnings: string[]): ClusterSettings[] {
  const indexed = indexedClusters(env, warnings);
  const single = singleCluster(env);
  const connect = connectCluster(env);
  const said = [
    { name: 'KAFKA_CLUSTERS_…', clusters: indexed },
    { name: 'KAFKA_BROKERS', clusters: single },
    { name: 'KAFKA_BROKERCONNECT', clusters: connect },
  ].filter(({ clusters }) => clusters.length > 0);
  for (const { name } of said.slice(1)) warnings.push(`${name} is ignored: ${said[0]?.name} names the clusters.`);
  return said[0]?.clusters ?? [];
}

/** `KAFKA_BROKERS` with `KAFKA_TLS_*` and `KAFKA_SASL_*`. */
function singleCluster(env: Environment): ClusterSettings[] {
  const bootstrapServers = listOf(env.KAFKA_BROKERS);
  if (!bootstrapServers) return [];
  const material = {
    ca: env.KAFKA_TLS_CA || undefined,
    certificate: env.KAFKA_TLS_CERTIFICATE || undefined,
    key: env.KAFKA_TLS_KEY || undefined,
    passphrase: env.KAFKA_TLS_PASSPHRASE || undefined,
    verifyHostname: flagOf('KAFKA_TLS_VERIFY_HOSTNAME', env),
  };
  const asksForTls = Object.values(material).some((value) => value !== undefined);
  return [
    {
      where: 'KAFKA_BROKERS',
      name: env.KAFKA_CLUSTER_NAME || 'default',
      readOnly: flagOf('KAFKA_READ_ONLY', env),
      protectedTopics: listOf(env.KAFKA_PROTECTED_TOPICS),
      bootstrapServers,
      tls: (flagOf('KAFKA_TLS_ENABLED', env) ?? asksForTls) ? material : undefined,
      sasl: singleSasl(env),
      schemaRegistry: singleRegistry(env),
      protobuf: protobufFrom(env),
    },
  ];
}

/** `SCHEMA_REGISTRY_URL`, several with commas. */
function singleRegistry(env: Environment): RegistrySettings | undefined {
  const urls = listOf(env.SCHEMA_REGISTRY_URL);
  if (!urls) return undefined;
  const tls = {
    ca: env.SCHEMA_REGISTRY_TLS_CA || undefined,
    certificate: env.SCHEMA_REGISTRY_TLS_CERTIFICATE || undefined,
    key: env.SCHEMA_REGISTRY_TLS_KEY || undefined,
    passphrase: env.SCHEMA_REGISTRY_TLS_PASSPHRASE || undefined,
    verifyHostname: flagOf('SCHEMA_REGISTRY_TLS_VERIFY_HOSTNAME', env),
  };
  return {
    urls,
    username: env.SCHEMA_REGISTRY_USERNAME || undefined,
    password: env.SCHEMA_REGISTRY_PASSWORD || undefined,
    token: env.SCHEMA_REGISTRY_TOKEN || undefined,
    tls: Object.values(tls).some((value) => value !== undefined) ? tls : undefined,
  };
}

function singleSasl(env: Environment): ClusterSettings['sasl'] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  if (!mechanism && !username && !password) return undefined;
  if (!username || !password) throw new ConfigError('SASL needs both KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.');
  return { mechanism: mechanism || 'PLAIN', username, password };
}

/** `KAFKA_BROKERCONNECT`, as Kafdrop's users have it. */
function connectCluster(env: Environment): ClusterSettings[] {
  const bootstrapServers = listOf(env.KAFKA_BROKERCONNECT);
  if (!bootstrapServers) return [];
  const urls = listOf(env.SCHEMAREGISTRY_CONNECT);
  const [username, ...password] = env.SCHEMAREGISTRY_AUTH?.split(':') ?? [];
  const schemaRegistry = urls && { urls, ...(username && { username, password: password.join(':') }) };
  return [{ where: 'KAFKA_BROKERCONNECT', name: 'default', bootstrapServers, schemaRegistry }];
}

interface IndexedEntry {
  variable: string;
  value: string;
}

/** `KAFKA_CLUSTERS_0_NAME`, …: names are compared without `_`, as the Java consoles bind them. */
function indexedClusters(env: Environment, warnings: string[]): ClusterSettings[] {
  const clusters = new Map<number, Map<string, IndexedEntry>>();
  for (const [variable, value] of Object.entries(env)) {
    const match = /^KAFKA_CLUSTERS_(\d+)_(.+)$/.exec(variable);
    if (!match || value === undefined) continue;
    const index = Number(match[1]);
    const entries = clusters.get(index) ?? new Map<string, IndexedEntry>();
    clusters.set(index, entries.set(keyOf(match[2] ?? ''), { variable, value }));
  }
  const sole = clusters.size === 1;
  return [...clusters]
    .sort(([a], [b]) => a - b)
    .map(([index, entries]) => indexedCluster(index, entries, sole, warnings));
}

function indexedRegistry(take: (key: string) => string | undefined): RegistrySettings | undefined {
  const urls = listOf(take('SCHEMAREGISTRY'));
  const username = take('SCHEMAREGISTRYAUTHUSERNAME');
  const password = take('SCHEMAREGISTRYAUTHPASSWORD');
  return urls && { urls, username, password };
}

function keyOf(rest: string): string {
  const property = /^PROPERTIES_(.+)$/.exec(rest)?.[1];
  return property === undefined
    ? rest.replaceAll('_', '')
    : `properties.${property.toLowerCase().replaceAll('_', '.')}`;
}

function indexedCluster(
  index: number,
  entries: Map<string, IndexedEntry>,
  sole: boolean,
  warnings: string[],
): ClusterSettings {
  const prefix = `KAFKA_CLUSTERS_${index}_`;
  const take = (key: string) => {
    const entry = entries.get(key);
    entries.delete(key);
    return entry?.value || undefined;
  };
  const flag = (key: string) => flagOf(prefix + key, { [prefix + key]: take(key) });
  const ignore = (variable: string) => warnings.push(`${variable} means nothing to this console and is ignored.`);

  const name = take('NAME') ?? (sole ? 'default' : undefined);
  if (!name) throw new ConfigError(`${prefix}NAME is missing: every cluster needs a name.`);
  const bootstrapServers = listOf(take('BOOTSTRAPSERVERS'));
  if (!bootstrapServers)
    throw new ConfigError(`${prefix}BOOTSTRAPSERVERS is missing: cluster ${name} can't be reached.`);
  const settings = {
    where: `Cluster ${name} (${prefix}…)`,
    name,
    label: take('LABEL'),
    environment: take('ENVIRONMENT'),
    production: flag('PRODUCTION'),
    readOnly: flag('READONLY'),
    protectedTopics: listOf(take('PROTECTEDTOPICS')),
    bootstrapServers,
    schemaRegistry: indexedRegistry(take),
  };
  const properties = new Map<string, string>();
  for (const [key, { variable, value }] of entries) {
    if (key.startsWith('properties.')) properties.set(key.slice('properties.'.length), value);
    else ignore(variable);
  }
  const nameOf = (property: string) => `${prefix}PROPERTIES_${property.toUpperCase().replaceAll('.', '_')}`;
  return { ...settings, ...fromJavaProperties(properties, nameOf, (property) => ignore(nameOf(property))) };
}
