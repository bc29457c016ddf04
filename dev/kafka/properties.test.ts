import { expect, test } from 'vitest';
import { type BrokerPlan, brokerProperties, type ClusterPlan, renderProperties } from './properties.ts';

const broker = (id: number): BrokerPlan => ({
  id,
  dataDir: `data-${id}`,
  ports: { PLAINTEXT: 20_000 + id, CONTROLLER: 21_000 + id, SECURE: 22_000 + id },
});

const plan: ClusterPlan = {
  brokers: [broker(1), broker(2), broker(3)],
  listeners: [],
  users: [],
  certificates: null,
  zookeeper: null,
  config: {},
};

const certificates = {
  ca: 'ca.pem',
  server: { key: 's.key', certificate: 's.pem', store: 's.store.pem' },
  client: { key: 'c.key', certificate: 'c.pem', store: 'c.store.pem' },
};

test('three brokers vote, replicate three times and need two in sync', () => {
  expect(brokerProperties(plan, broker(2))).toMatchObject({
    'node.id': '2',
    'broker.rack': 'rack-2',
    'controller.quorum.voters': '1@127.0.0.1:21001,2@127.0.0.1:21002,3@127.0.0.1:21003',
    'default.replication.factor': '3',
    'min.insync.replicas': '2',
  });
});

test('a single broker can store everything alone', () => {
  const single = { ...plan, brokers: [broker(1)] };
  expect(brokerProperties(single, broker(1))).toMatchObject({
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
  });
});

test("a caller's setting wins over the usual one", () => {
  const config = { 'min.insync.replicas': '1', 'auto.create.topics.enable': 'true' };
  expect(brokerProperties({ ...plan, config }, broker(1))).toMatchObject(config);
});

test('a listener with TLS and SASL carries its stores and accounts under its own prefix', () => {
  const listeners = [{ name: 'SECURE', protocol: 'SASL_SSL', mechanisms: ['PLAIN'], clientAuth: 'required' }] as const;
  const users = [{ name: 'alice', password: 'wonder' }];
  expect(brokerProperties({ ...plan, listeners, users, certificates }, broker(1))).toMatchObject({
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL',
    'listener.name.secure.ssl.keystore.location': 's.store.pem',
    'listener.name.secure.ssl.client.auth': 'required',
    'listener.name.secure.sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.secure.plain.sasl.jaas.config':
      'org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="wonder";',
  });
});

test('TLS without certificates is refused before anything starts', () => {
  const listeners = [{ name: 'SECURE', protocol: 'SSL' }] as const;
  expect(() => brokerProperties({ ...plan, listeners }, broker(1))).toThrow('SECURE needs certificates');
});

test('brokers of the ZooKeeper age get no KRaft setting', () => {
  const properties = brokerProperties({ ...plan, zookeeper: '127.0.0.1:2181' }, broker(3));
  expect(properties).toMatchObject({ 'broker.id': '3', 'zookeeper.connect': '127.0.0.1:2181' });
  expect(properties).not.toHaveProperty('process.roles');
});

test('backslashes and line ends survive the file format', () => {
  expect(renderProperties({ rule: 'RULE:\\d', text: 'a\nb' })).toBe('rule=RULE:\\\\d\ntext=a\\nb\n');
});
