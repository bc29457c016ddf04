import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';
import { Secret } from './secret.ts';

const files = (contents: Record<string, string | Buffer>) => ({
  readFile(path: string) {
    const content = contents[path];
    if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return Buffer.from(content);
  },
  filesIn(path: string) {
    const inside = Object.keys(contents).filter((name) => name.startsWith(`${path}/`));
    return inside.length > 0 ? inside.sort() : null;
  },
});

function parse(env: Record<string, string>, contents: Record<string, string | Buffer> = {}) {
  return parseConfig(env, files(contents));
}

function firstCluster(env: Record<string, string>, contents?: Record<string, string | Buffer>) {
  const [cluster] = parse(env, contents).clusters;
  if (!cluster) throw new Error('no cluster');
  return cluster;
}

/** A configuration file as the only source. */
function yaml(text: string, env: Record<string, string> = {}, contents: Record<string, string | Buffer> = {}) {
  return parse({ HIGHWATER_CONFIG: '/etc/highwater.yaml', ...env }, { '/etc/highwater.yaml': text, ...contents });
}

const certificate = `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIUGHuxn60Yyk/C7k8q5s8PbZkNVPAwCgYIKoZIzj0EAwIw
-----END CERTIFICATE-----
`;

describe('without any configuration', () => {
  it('there is no cluster, and the console keeps to this machine', () => {
    const { dataDir, ...rest } = parse({});
    expect(rest).toEqual({
      clusters: [],
      allowedHosts: [],
      publicUrl: null,
      allowAnonymous: false,
      secretKey: null,
      warnings: [],
    });
    expect(dataDir).toMatch(/\/\.highwater\/data$/);
  });
});

describe('a variable that looks like ours', () => {
  it('is called out', () => {
    expect(
      parse({ HIGHWATER_ALOW_ANONYMOUS: 'true', KAFKA_TLS_CERT: 'x', KAFKA_PORT: 'tcp://1.2.3.4' }).warnings,
    ).toEqual([
      'HIGHWATER_ALOW_ANONYMOUS is not a variable that this console knows.',
      'KAFKA_TLS_CERT is not a variable that this console knows.',
    ]);
  });
});

describe('KAFKA_BROKERS', () => {
  it('is one cluster in plain text', () => {
    expect(parse({ KAFKA_BROKERS: 'a:9092, b:9093,' }).clusters).toEqual([
      {
        name: 'default',
        label: 'default',
        environment: 'development',
        production: false,
        readOnly: false,
        protectedTopics: [],
        connection: { bootstrapServers: ['a:9092', 'b:9093'], clientId: 'highwater', tls: null, sasl: null },
        schemaRegistry: null,
        protobuf: null,
      },
    ]);
  });

  it('takes TLS and SASL from their variables', () => {
    const { connection, readOnly, name } = firstCluster({
      KAFKA_BROKERS: 'a:9092',
      KAFKA_CLUSTER_NAME: 'shop',
      KAFKA_READ_ONLY: 'true',
      KAFKA_TLS_ENABLED: 'true',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'u',
      KAFKA_SASL_PASSWORD: 'p',
    });
    expect({ name, readOnly }).toEqual({ name: 'shop', readOnly: true });
    expect(connection.tls).toEqual({ ca: null, certificate: null, key: null, passphrase: null, verifyHostname: true });
    expect(connection.sasl).toMatchObject({ mechanism: 'scram-sha-512', username: 'u' });
    expect(connection.sasl?.password.reveal()).toBe('p');
  });

  it('takes certificates as text, as one line, or from a file', () => {
    const [ca = ''] = rootCertificates;
    const caOf = (KAFKA_TLS_CA: string) =>
      firstCluster({ KAFKA_BROKERS: 'a:1', KAFKA_TLS_CA }, { '/ca.pem': ca }).connection.tls?.ca;
    expect([caOf(ca), caOf(ca.replaceAll('\n', '\\n')), caOf('/ca.pem')]).toEqual([ca, ca, ca]);
  });

  it('never prints a secret', () => {
    const printed = JSON.stringify(
      parse({ KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'hunter2' }),
    );
    expect(printed).toContain('"password":"***"');
    expect(printed).not.toContain('hunter2');
  });

  it.each([
    ['[::1]:9092', '[::1]:9092'],
    ['SASL_SSL://kafka:9092', 'kafka:9092'],
  ])('reads %s', (server, read) => {
    expect(firstCluster({ KAFKA_BROKERS: server }).connection.bootstrapServers).toEqual([read]);
  });

  it.each([
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS: "kafka" is not a bootstrap server; write host:port'],
    [
      { KAFKA_BROKERS: '::1:9092' },
      '"::1:9092" is not a bootstrap server; write host:port, or [address]:port for IPv6.',
    ],
    [{ KAFKA_BROKERS: 'a:99999' }, '"a:99999" is not a bootstrap server'],
    [
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'u' },
      'SASL needs both KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.',
    ],
    [
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'GSSAPI', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' },
      'SASL mechanism GSSAPI is not supported; use one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512.',
    ],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_TLS_ENABLED: 'yes' }, 'KAFKA_TLS_ENABLED must be true or false, not "yes".'],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_TLS_CA: '/ca.pem' }, "KAFKA_BROKERS: ca: /ca.pem can't be read (ENOENT)."],
    [
      { KAFKA_BROKERS: 'a:1', KAFKA_TLS_CA: certificate },
      'KAFKA_BROKERS: ca does not hold a certificate that can be read.',
    ],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_TLS_KEY: '-----BEGIN PRIVATE KEY-----' }, 'needs both certificate and key'],
    [{ KAFKA_BROKERS: 'a:1', KAFKA_CLUSTER_NAME: 'a/b' }, '"a/b" can\'t be a cluster\'s name'],
  ])('%j stops the start', (env, sentence) => {
    expect(() => parse(env as Record<string, string>)).toThrow(sentence);
  });
});

describe('the indexed variables of other consoles', () => {
  const prefix = 'KAFKA_CLUSTERS_0_';

  it('are clusters in the order of their index', () => {
    const { clusters, warnings } = parse({
      KAFKA_CLUSTERS_10_NAME: 'ten',
      KAFKA_CLUSTERS_10_BOOTSTRAPSERVERS: 'j:1',
      KAFKA_CLUSTERS_2_NAME: 'two',
      KAFKA_CLUSTERS_2_BOOTSTRAP_SERVERS: 'b:1,c:1',
      KAFKA_CLUSTERS_2_READONLY: 'true',
      KAFKA_CLUSTERS_2_ENVIRONMENT: 'staging',
    });
    expect(clusters.map(({ name, readOnly, environment }) => ({ name, readOnly, environment }))).toEqual([
      { name: 'two', readOnly: true, environment: 'staging' },
      { name: 'ten', readOnly: false, environment: 'development' },
    ]);
    expect(warnings).toEqual([]);
  });

  it('carry the properties of a Java client', () => {
    const { connection } = firstCluster({
      [`${prefix}BOOTSTRAPSERVERS`]: 'a:1',
      [`${prefix}PROPERTIES_SECURITY_PROTOCOL`]: 'SASL_SSL',
      [`${prefix}PROPERTIES_SASL_MECHANISM`]: 'SCRAM-SHA-256',
      [`${prefix}PROPERTIES_SASL_JAAS_CONFIG`]:
        'org.apache.kafka.common.security.scram.ScramLoginModule required username="u" password="p;\\"=";',
      [`${prefix}PROPERTIES_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM`]: '',
    });
    expect(connection.tls?.verifyHostname).toBe(false);
    expect(connection.sasl).toEqual({ mechanism: 'scram-sha-256', username: 'u', password: expect.any(Secret) });
    expect(connection.sasl?.password.reveal()).toBe('p;"=');
  });

  it('only warn about what means nothing here', () => {
    const { warnings } = parse({
      [`${prefix}NAME`]: 'a',
      [`${prefix}BOOTSTRAPSERVERS`]: 'a:1',
      [`${prefix}ZOOKEEPER`]: 'z:2181',
      [`${prefix}KSQLDBSERVER`]: 'http://k:8088',
      [`${prefix}PROPERTIES_CLIENT_DNS_LOOKUP`]: 'use_all_dns_ips',
    });
    expect(warnings).toEqual([
      'KAFKA_CLUSTERS_0_ZOOKEEPER means nothing to this console and is ignored.',
      'KAFKA_CLUSTERS_0_KSQLDBSERVER means nothing to this console and is ignored.',
      'KAFKA_CLUSTERS_0_PROPERTIES_CLIENT_DNS_LOOKUP means nothing to this console and is ignored.',
    ]);
  });

  it('win over KAFKA_BROKERS and KAFKA_BROKERCONNECT, said aloud', () => {
    const { clusters, warnings } = parse({
      [`${prefix}NAME`]: 'a',
      [`${prefix}BOOTSTRAPSERVERS`]: 'a:1',
      KAFKA_BROKERS: 'b:1',
      KAFKA_BROKERCONNECT: 'c:1',
    });
    expect(clusters.map(({ name }) => name)).toEqual(['a']);
    expect(warnings).toEqual([
      'KAFKA_BROKERS is ignored: KAFKA_CLUSTERS_… names the clusters.',
      'KAFKA_BROKERCONNECT is ignored: KAFKA_CLUSTERS_… names the clusters.',
    ]);
  });

  const secured = { [`${prefix}NAME`]: 'a', [`${prefix}BOOTSTRAPSERVERS`]: 'a:1' };
  it.each([
    [{ [`${prefix}NAME`]: 'a' }, "KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS is missing: cluster a can't be reached."],
    [
      { ...secured, KAFKA_CLUSTERS_1_BOOTSTRAPSERVERS: 'b:1' },
      'KAFKA_CLUSTERS_1_NAME is missing: every cluster needs a name.',
    ],
    [
      { ...secured, KAFKA_CLUSTERS_1_NAME: 'a', KAFKA_CLUSTERS_1_BOOTSTRAPSERVERS: 'b:1' },
      'Two clusters are named "a"; give each its own name.',
    ],
    [{ ...secured, [`${prefix}READONLY`]: 'no' }, 'KAFKA_CLUSTERS_0_READONLY must be true or false, not "no".'],
    [
      { ...secured, [`${prefix}PROPERTIES_SECURITY_PROTOCOL`]: 'TLS' },
      'KAFKA_CLUSTERS_0_PROPERTIES_SECURITY_PROTOCOL must be one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL, not TLS.',
    ],
    [
      { ...secured, [`${prefix}PROPERTIES_SECURITY_PROTOCOL`]: 'SASL_SSL' },
      'KAFKA_CLUSTERS_0_PROPERTIES_SASL_MECHANISM is missing: the protocol asks for SASL.',
    ],
    [
      { ...secured, [`${prefix}ENVIRONMENT`]: 'prod' },
      'environment must be production, staging or development, not prod.',
    ],
  ])('%j stops the start', (env, sentence) => {
    expect(() => parse(env as Record<string, string>)).toThrow(sentence);
  });

  it('says what to do with a Java key store', () => {
    const env = {
      ...secured,
      [`${prefix}PROPERTIES_SECURITY_PROTOCOL`]: 'SSL',
      [`${prefix}PROPERTIES_SSL_TRUSTSTORE_LOCATION`]: '/trust.jks',
    };
    expect(() => parse(env, { '/trust.jks': Buffer.from('feedfeed00000002', 'hex') })).toThrow(
      'ca: /trust.jks is a JKS key store; this console reads PEM.',
    );
  });
});

describe('a schema registry', () => {
  const registryOf = (env: Record<string, string>) => firstCluster({ KAFKA_BROKERS: 'a:1', ...env }).schemaRegistry;

  it('is named by SCHEMA_REGISTRY_URL, and signed in to with a name or a token', () => {
    expect(registryOf({ SCHEMA_REGISTRY_URL: 'http://r:8081/, https://s/apis/ccompat/v7' })).toEqual({
      urls: ['http://r:8081', 'https://s/apis/ccompat/v7'],
      auth: null,
      tls: null,
    });
    const named = registryOf({ SCHEMA_REGISTRY_URL: 'http://u:p%40@r', SCHEMA_REGISTRY_TLS_VERIFY_HOSTNAME: 'false' });
    expect(named).toMatchObject({ urls: ['http://r'], auth: { kind: 'basic', username: 'u' } });
    expect(named?.auth?.kind === 'basic' && named.auth.password.reveal()).toBe('p@');
    expect(named?.tls?.verifyHostname).toBe(false);
    const bearer = registryOf({ SCHEMA_REGISTRY_URL: 'http://r', SCHEMA_REGISTRY_TOKEN: 't' });
    expect(bearer?.auth).toEqual({ kind: 'bearer', token: expect.any(Secret) });
  });

  it('is taken from the variables of other consoles', () => {
    const indexed = firstCluster({
      KAFKA_CLUSTERS_0_BOOTSTRAPSERVERS: 'a:1',
      KAFKA_CLUSTERS_0_SCHEMAREGISTRY: 'http://r:8081',
      KAFKA_CLUSTERS_0_SCHEMAREGISTRYAUTH_USERNAME: 'u',
      KAFKA_CLUSTERS_0_SCHEMAREGISTRYAUTH_PASSWORD: 'p',
    });
    expect(indexed.schemaRegistry).toMatchObject({ urls: ['http://r:8081'], auth: { username: 'u' } });
    const kafdrop = { KAFKA_BROKERCONNECT: 'a:1', SCHEMAREGISTRY_CONNECT: 'http://r', SCHEMAREGISTRY_AUTH: 'u:p:q' };
    const { auth } = firstCluster(kafdrop).schemaRegistry ?? {};
    expect(auth?.kind === 'basic' && [auth.username, auth.password.reveal()]).toEqual(['u', 'p:q']);
  });

  it('stands in a configuration file as an address, or with how to sign in', () => {
    const { clusters } = yaml(`
clusters:
  - { name: a, bootstrapServers: "a:1", schemaRegistry: "http://r:8081" }
  - { name: b, bootstrapServers: "b:1", schemaRegistry: { urls: ["https://r"], token: "t", tls: { verifyHostname: false } } }
`);
    expect(clusters.map(({ schemaRegistry }) => [schemaRegistry?.urls, schemaRegistry?.auth?.kind])).toEqual([
      [['http://r:8081'], undefined],
      [['https://r'], 'bearer'],
    ]);
  });

  it.each([
    [{ SCHEMA_REGISTRY_URL: 'u:secret@r:8081' }, 'is no address such as http://registry:8081.'],
    [{ SCHEMA_REGISTRY_URL: 'ftp://u:secret@r' }, '"ftp://***@r" is no address'],
    [{ SCHEMA_REGISTRY_URL: 'http://r', SCHEMA_REGISTRY_USERNAME: 'u' }, 'needs both username and password.'],
    [{ SCHEMA_REGISTRY_URL: 'http://u:p@r', SCHEMA_REGISTRY_TOKEN: 't' }, 'not with both.'],
  ])('%j stops the start', (env, sentence) => {
    expect(() => registryOf(env as Record<string, string>)).toThrow(sentence);
  });
});

describe('KAFKA_BROKERCONNECT', () => {
  it('is one cluster', () => {
    expect(firstCluster({ KAFKA_BROKERCONNECT: 'a:9092' }).connection.bootstrapServers).toEqual(['a:9092']);
  });
});

describe('a configuration file', () => {
  it('describes clusters with secrets from the environment and from files', () => {
    const { clusters, allowedHosts, publicUrl, allowAnonymous, dataDir } = yaml(
      `
publicUrl: https://kafka.example.com
allowedHosts: [highwater, Highwater.Internal]
allowAnonymous: true
dataDir: /var/lib/highwater
clusters:
  - name: prod
    label: Production
    production: \${PRODUCTION}
    bootstrapServers: [a:9092, "b:\${PORT}"]
    sasl: { mechanism: PLAIN, username: "\${NAME}", password: "\${file:password}" }
  - name: "$\${literal}"
    bootstrapServers: c:9092, d:9092
    tls: true
`,
      { PORT: '9093', PRODUCTION: 'true', NAME: 'u: {' },
      { '/etc/password': 's3: cret\n' },
    );
    expect({ allowedHosts, publicUrl, allowAnonymous, dataDir }).toEqual({
      allowedHosts: ['kafka.example.com', 'highwater', 'highwater.internal'],
      publicUrl: 'https://kafka.example.com',
      allowAnonymous: true,
      dataDir: '/var/lib/highwater',
    });
    expect(
      clusters.map(({ name, environment, connection }) => [name, environment, connection.bootstrapServers]),
    ).toEqual([
      ['prod', 'production', ['a:9092', 'b:9093']],
      [`$\{literal}`, 'development', ['c:9092', 'd:9092']],
    ]);
    expect(clusters[0]?.connection.sasl).toMatchObject({ username: 'u: {' });
    expect(clusters[0]?.connection.sasl?.password.reveal()).toBe('s3: cret');
  });

  it('wins over clusters in the environment, said aloud, while settings of the process win over the file', () => {
    const { clusters, warnings, dataDir } = yaml('dataDir: /a\nclusters: [{name: f, bootstrapServers: "a:1"}]', {
      KAFKA_BROKERS: 'b:1',
      HIGHWATER_DATA_DIR: '/b',
    });
    expect(clusters.map(({ name }) => name)).toEqual(['f']);
    expect(warnings).toEqual([
      'The clusters in the environment (KAFKA_…) are ignored: /etc/highwater.yaml names the clusters.',
    ]);
    expect(dataDir).toBe('/b');
  });

  it.each([
    [
      `clusters: [{name: a, bootstrapServers: "$\{HOSTS}"}]`,
      '/etc/highwater.yaml: the environment variable HOSTS is not set.',
    ],
    [`dataDir: $\{file:gone}`, "/etc/highwater.yaml: the file gone can't be read (ENOENT)."],
    ['colour: red', '/etc/highwater.yaml: colour is not a setting that this console knows.'],
    [
      'clusters: [{name: a, bootstrapServers: "a:1", zookeeper: "z:2181"}]',
      '/etc/highwater.yaml: clusters[0].zookeeper is not a setting that this console knows.',
    ],
    [
      'clusters: [{name: a, bootstrapServers: "a:1", tls: {cert: x}}]',
      '/etc/highwater.yaml: clusters[0].tls.cert is not a setting that this console knows.',
    ],
    ['clusters: [{bootstrapServers: "a:1"}]', '/etc/highwater.yaml: clusters[0].name is not right: expected string'],
    ['clusters: [{name: a, bootstrapServers: []}]', 'Cluster a in /etc/highwater.yaml has no bootstrap servers.'],
    [
      'clusters: [{name: a, bootstrapServers: "a:1", production: true, environment: staging}]',
      'Cluster a in /etc/highwater.yaml: production is true, but environment is staging.',
    ],
    ['clusters: [', '/etc/highwater.yaml is not valid YAML: '],
    ['publicUrl: kafka.example.com', 'must be an address such as https://kafka.example.com without a path'],
    ['allowedHosts: ["*"]', 'takes host names without scheme, port or wildcard, not "*".'],
    ['allowedHosts: ["a:3000"]', 'takes host names without scheme, port or wildcard, not "a:3000".'],
  ])('%s stops the start', (text, sentence) => {
    expect(() => yaml(text)).toThrow(sentence);
  });

  it('that is not there stops the start', () => {
    expect(() => parse({ HIGHWATER_CONFIG: '/gone.yaml' })).toThrow(
      "HIGHWATER_CONFIG: /gone.yaml can't be read (ENOENT).",
    );
  });
});
