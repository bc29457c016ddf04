import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Cluster, startCluster } from '../../dev/kafka/cluster.ts';
import { quickToNotice } from '../../dev/kafka/properties.ts';
import type { AppError } from '../../lib/errors.ts';
import type { ConnectionConfig, SaslConfig, TlsConfig } from '../config/cluster.ts';
import { Secret } from '../config/secret.ts';
import { createKafkaClient, type KafkaClient } from './client.ts';
import { callAll } from './routing.ts';

let cluster: Cluster;
const clients: KafkaClient[] = [];

beforeAll(async () => {
  cluster = await startCluster({
    config: quickToNotice,
    listeners: [
      { name: 'TLS', protocol: 'SSL' },
      { name: 'MTLS', protocol: 'SSL', clientAuth: 'required' },
      { name: 'SASL', protocol: 'SASL_PLAINTEXT' },
      { name: 'BOTH', protocol: 'SASL_SSL' },
    ],
    users: [{ name: 'reader', password: 'right' }],
  });
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await cluster.stop();
});

function clientOf(servers: string, options: Partial<ConnectionConfig> = {}): KafkaClient {
  const client = createKafkaClient({
    bootstrapServers: servers.split(','),
    clientId: 'test',
    tls: null,
    sasl: null,
    ...options,
  });
  clients.push(client);
  return client;
}

const read = (file: string) => readFileSync(file, 'utf8');

function tls(options: { trust?: boolean; identity?: boolean } = {}): TlsConfig {
  const { trust = true, identity = false } = options;
  const { ca, client } = cluster.certificates ?? expect.unreachable();
  return {
    ca: trust ? read(ca) : null,
    certificate: identity ? read(client.certificate) : null,
    key: identity ? new Secret(read(client.key)) : null,
    passphrase: null,
    verifyHostname: true,
  };
}

const sasl = (mechanism: SaslConfig['mechanism'], password = 'right'): SaslConfig => ({
  mechanism,
  username: 'reader',
  password: new Secret(password),
});

const brokersSeen = async (client: KafkaClient) =>
  (await client.call('Metadata', { topics: [] })).brokers.map(({ nodeId }) => nodeId).sort();

test.each([
  ['TLS with a CA', () => clientOf(cluster.bootstrapServersOf('TLS'), { tls: tls() })],
  [
    'TLS with a client certificate',
    () => clientOf(cluster.bootstrapServersOf('MTLS'), { tls: tls({ identity: true }) }),
  ],
  ['SASL PLAIN', () => clientOf(cluster.bootstrapServersOf('SASL'), { sasl: sasl('plain') })],
  ['SASL SCRAM-SHA-256', () => clientOf(cluster.bootstrapServersOf('SASL'), { sasl: sasl('scram-sha-256') })],
  [
    'SASL SCRAM-SHA-512 over TLS',
    () => clientOf(cluster.bootstrapServersOf('BOTH'), { sasl: sasl('scram-sha-512'), tls: tls() }),
  ],
])('%s: the cluster is reached', async (_, make) => {
  expect(await brokersSeen(make())).toEqual([1, 2, 3]);
});

const controllerPort = () => `127.0.0.1:${cluster.brokers[0]?.ports.CONTROLLER}`;

test.each<[string, string, () => KafkaClient]>([
  [
    'a wrong password',
    'KAFKA_AUTHENTICATION_FAILED',
    () => clientOf(cluster.bootstrapServersOf('SASL'), { sasl: sasl('plain', 'wrong') }),
  ],
  [
    'a wrong SCRAM password',
    'KAFKA_AUTHENTICATION_FAILED',
    () => clientOf(cluster.bootstrapServersOf('SASL'), { sasl: sasl('scram-sha-512', 'wrong') }),
  ],
  ['no sign-in at a SASL listener', 'KAFKA_SASL_REQUIRED', () => clientOf(cluster.bootstrapServersOf('SASL'))],
  [
    'a sign-in at a listener without SASL',
    'KAFKA_SASL_NOT_ENABLED',
    () => clientOf(cluster.bootstrapServers, { sasl: sasl('plain') }),
  ],
  ['plain text spoken to a TLS port', 'KAFKA_TLS_REQUIRED', () => clientOf(cluster.bootstrapServersOf('TLS'))],
  [
    'TLS spoken to a plain-text port',
    'KAFKA_TLS_NOT_ENABLED',
    () => clientOf(cluster.bootstrapServers, { tls: tls() }),
  ],
  [
    'a certificate that is not trusted',
    'KAFKA_CERTIFICATE_REFUSED',
    () => clientOf(cluster.bootstrapServersOf('TLS'), { tls: tls({ trust: false }) }),
  ],
  [
    'a missing client certificate',
    'KAFKA_CERTIFICATE_REFUSED',
    () => clientOf(cluster.bootstrapServersOf('MTLS'), { tls: tls() }),
  ],
  ['an unknown host', 'KAFKA_HOST_UNKNOWN', () => clientOf('no-such-host.invalid:9092')],
  ['a controller port', 'KAFKA_CONTROLLER_LISTENER', () => clientOf(controllerPort())],
  ['a port where nothing listens', 'CLUSTER_UNREACHABLE', () => clientOf('127.0.0.1:1')],
])('%s is told as %s in a sentence', async (_, code, make) => {
  const error: AppError = await make()
    .call('Metadata', { topics: [] })
    .then(
      () => expect.unreachable(),
      (reason) => reason,
    );
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/^\S.*\.$/);
  expect(error.message).not.toContain('wrong');
});

test('a broker that is killed costs its own answers only, and any other broker stands in for it', async () => {
  const client = clientOf(cluster.bootstrapServers);
  expect(await brokersSeen(client)).toEqual([1, 2, 3]);
  await cluster.kill(2);
  const answers = await callAll(client, 'DescribeLogDirs', { topics: null });
  expect(
    [...answers]
      .filter(([, answer]) => answer.ok)
      .map(([node]) => node)
      .sort(),
  ).toEqual([1, 3]);
  await vi.waitFor(async () => expect(await brokersSeen(client)).toEqual([1, 3]), 30_000);
  await cluster.start(2);
  await vi.waitFor(async () => expect(await brokersSeen(client)).toEqual([1, 2, 3]), 30_000);
  expect((await callAll(client, 'DescribeLogDirs', { topics: null })).get(2)?.ok).toBe(true);
});

test('a broker that is frozen costs its own time-out only, and answers again when it thaws', async () => {
  const client = clientOf(cluster.bootstrapServers);
  expect(await brokersSeen(client)).toEqual([1, 2, 3]);
  cluster.pause(3);
  const answers = await callAll(client, 'DescribeLogDirs', { topics: null }, { timeoutMs: 1_000 });
  expect([...answers].map(([node, answer]) => [node, answer.ok ? 'ok' : answer.error.code])).toEqual([
    [1, 'ok'],
    [2, 'ok'],
    [3, 'BROKER_UNREACHABLE'],
  ]);
  cluster.resume(3);
  await vi.waitFor(
    async () => expect((await callAll(client, 'DescribeLogDirs', { topics: null })).get(3)?.ok).toBe(true),
    30_000,
  );
});
