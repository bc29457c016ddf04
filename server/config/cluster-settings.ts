import { formatAddress, parseAddress } from '../kafka/address.ts';
import type { ClusterConfig, ConnectionConfig, SaslConfig } from './cluster.ts';
import { ConfigError } from './config-error.ts';
import type { Disk } from './parse-config.ts';
import { type ProtobufSettings, toProtobuf } from './protobuf-settings.ts';
import { type RegistrySettings, toRegistry } from './registry-settings.ts';
import { Secret } from './secret.ts';
import { type TlsSettings, toTls } from './tls-settings.ts';

/** A cluster as a file or the environment says it, before it is checked. `where` is named in errors. */
export interface ClusterSettings {
  where: string;
  name: string;
  label?: string | undefined;
  environment?: string | undefined;
  production?: boolean | undefined;
  readOnly?: boolean | undefined;
  protectedTopics?: string[] | undefined;
  bootstrapServers: string[];
  tls?: TlsSettings | boolean | undefined;
  sasl?: SaslSettings | undefined;
  schemaRegistry?: RegistrySettings | undefined;
  protobuf?: ProtobufSettings | undefined;
}

export interface SaslSettings {
  mechanism: string;
  username: string;
  password: string;
}

export function toCluster(settings: ClusterSettings, disk: Disk): ClusterConfig {
  const { readFile } = disk;
  const environment = environmentOf(settings);
  return {
    name: settings.name,
    label: settings.label ?? settings.name,
    environment,
    production: environment === 'production',
    readOnly: settings.readOnly ?? false,
    protectedTopics: settings.protectedTopics ?? [],
    connection: toConnection(settings, readFile),
    schemaRegistry: settings.schemaRegistry ? toRegistry(settings.schemaRegistry, settings.where, readFile) : null,
    protobuf: settings.protobuf ? toProtobuf(settings.protobuf, settings.where, disk) : null,
  };
}

function toConnection(settings: ClusterSettings, readFile: Disk['readFile']): ConnectionConfig {
  const { where, bootstrapServers } = settings;
  if (bootstrapServers.length === 0) throw new ConfigError(`${where} has no bootstrap servers.`);
  return {
    bootstrapServers: bootstrapServers.map((server) => toServer(server, where)),
    clientId: 'highwater',
    tls: toTls(settings.tls, where, readFile),
    sasl: settings.sasl ? toSasl(settings.sasl, where) : null,
  };
}

function toServer(text: string, where: string): string {
  const address = parseAddress(text);
  if (address) return formatAddress(address);
  throw new ConfigError(
    `${where}: ${JSON.stringify(text)} is not a bootstrap server; write host:port, or [address]:port for IPv6.`,
  );
}

const mechanisms: Readonly<Record<string, SaslConfig['mechanism']>> = {
  PLAIN: 'plain',
  'SCRAM-SHA-256': 'scram-sha-256',
  'SCRAM-SHA-512': 'scram-sha-512',
};

function toSasl({ mechanism, username, password }: SaslSettings, where: string): SaslConfig {
  const known = mechanisms[mechanism.toUpperCase()];
  if (!known) {
    const supported = Object.keys(mechanisms).join(', ');
    throw new ConfigError(`${where}: SASL mechanism ${mechanism} is not supported; use one of ${supported}.`);
  }
  return { mechanism: known, username, password: new Secret(password) };
}

function environmentOf({ where, environment, production }: ClusterSettings): ClusterConfig['environment'] {
  if (environment === undefined) return production ? 'production' : 'development';
  if (environment !== 'production' && environment !== 'staging' && environment !== 'development') {
    throw new ConfigError(`${where}: environment must be production, staging or development, not ${environment}.`);
  }
  if (production === undefined || production === (environment === 'production')) return environment;
  throw new ConfigError(`${where}: production is ${production}, but environment is ${environment}.`);
}

/** Names stand in addresses and in the store: each once, and nothing that a browser or a proxy would rewrite. */
export function assertNames(clusters: readonly ClusterConfig[]): void {
  const seen = new Set<string>();
  for (const { name } of clusters) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
    if (name.trim() !== name || name === '' || name.length > 249 || /^\.{1,2}$|[/\\\x00-\x1f\x7f]/.test(name)) {
      throw new ConfigError(
        `${JSON.stringify(name)} can't be a cluster's name: it has 1 to 249 characters without slashes, line breaks or outer blanks.`,
      );
    }
    if (seen.has(name))
      throw new ConfigError(`Two clusters are named ${JSON.stringify(name)}; give each its own name.`);
    seen.add(name);
  }
}
