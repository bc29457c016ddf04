import type { Secret } from './secret.ts';

/** How to reach one Kafka cluster; certificates are PEM text. */
export interface ConnectionConfig {
  bootstrapServers: string[];
  clientId: string;
  tls: TlsConfig | null;
  sasl: SaslConfig | null;
}

export interface TlsConfig {
  ca: string | null;
  certificate: string | null;
  key: Secret | null;
  passphrase: Secret | null;
  /** False keeps the chain check and skips only the host name, as Java's empty `ssl.endpoint.identification.algorithm` does. */
  verifyHostname: boolean;
}

export interface SaslConfig {
  mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  username: string;
  password: Secret;
}

/** How to reach a registry that speaks Confluent's API. */
export interface SchemaRegistryConfig {
  /** Without a slash at the end; any of them will do. */
  urls: string[];
  auth: { kind: 'basic'; username: string; password: Secret } | { kind: 'bearer'; token: Secret } | null;
  /** Null: what Node trusts. */
  tls: TlsConfig | null;
}

/** Protobuf messages of topics whose payloads name no schema. */
export interface ProtobufConfig {
  /** `.proto` text, or a FileDescriptorSet in base64, by its path. */
  files: { name: string; text: string }[];
  /** By a topic's name or a glob; of several that match the first says what a part is. */
  topics: { topic: string; key: string | null; value: string | null }[];
}

export interface ClusterConfig {
  /** The identity in URLs and in the store. */
  name: string;
  label: string;
  environment: 'production' | 'staging' | 'development';
  production: boolean;
  readOnly: boolean;
  /** Names or globs of topics whose changes ask for an extra yes. */
  protectedTopics: string[];
  connection: ConnectionConfig;
  schemaRegistry: SchemaRegistryConfig | null;
  protobuf: ProtobufConfig | null;
}
