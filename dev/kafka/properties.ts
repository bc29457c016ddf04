import type { Certificates } from './certificates.ts';

export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
export type SaslMechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';

/** A listener beside the plain-text one that brokers use among themselves. */
export interface Listener {
  /** Upper case, unique in the cluster, such as `SASL`. */
  name: string;
  protocol: SecurityProtocol;
  /** For SASL; all three when not given. */
  mechanisms?: readonly SaslMechanism[];
  /** For TLS: whether a client certificate is asked for. */
  clientAuth?: 'none' | 'requested' | 'required';
  /** Further settings, without the `listener.name.…` prefix. */
  config?: Readonly<Record<string, string>>;
}

export interface User {
  name: string;
  password: string;
}

export interface BrokerPlan {
  id: number;
  dataDir: string;
  /** Listener name → port on 127.0.0.1, `PLAINTEXT` and, in KRaft, `CONTROLLER` among them. */
  ports: Readonly<Record<string, number>>;
}

export interface ClusterPlan {
  brokers: readonly BrokerPlan[];
  listeners: readonly Listener[];
  users: readonly User[];
  certificates: Certificates | null;
  /** `host:port` of ZooKeeper for brokers that still need it; null means KRaft with combined roles. */
  zookeeper: string | null;
  config: Readonly<Record<string, string>>;
}

export type Properties = Record<string, string>;

const allMechanisms: readonly SaslMechanism[] = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];

/** Settings with which a cluster notices a stopped broker within about 5 s instead of 30 s. */
export const quickToNotice: Readonly<Record<string, string>> = {
  'replica.lag.time.max.ms': '4000',
  'broker.session.timeout.ms': '5000',
  'broker.heartbeat.interval.ms': '1000',
};

/** The `server.properties` of one broker. */
export function brokerProperties(plan: ClusterPlan, broker: BrokerPlan): Properties {
  const replicas = Math.min(3, plan.brokers.length);
  const minIsr = Math.max(1, replicas - 1);
  return {
    ...(plan.zookeeper === null ? kraftProperties(plan, broker) : zookeeperProperties(plan.zookeeper, broker)),
    ...listenerProperties(plan, broker),
    'broker.rack': `rack-${broker.id}`,
    'log.dirs': broker.dataDir,
    // Whoever still writes to a deleted topic is told so, instead of bringing it back empty.
    'auto.create.topics.enable': 'false',
    'num.partitions': '3',
    'default.replication.factor': String(replicas),
    'min.insync.replicas': String(minIsr),
    'offsets.topic.replication.factor': String(replicas),
    'transaction.state.log.replication.factor': String(replicas),
    'transaction.state.log.min.isr': String(minIsr),
    'share.coordinator.state.topic.replication.factor': String(replicas),
    'share.coordinator.state.topic.min.isr': String(minIsr),
    // Few internal partitions: fewer files and a faster start.
    'offsets.topic.num.partitions': '10',
    'transaction.state.log.num.partitions': '5',
    'share.coordinator.state.topic.num.partitions': '5',
    'group.initial.rebalance.delay.ms': '0',
    // The default of 128 MiB does not fit a small heap.
    'log.cleaner.dedupe.buffer.size': '16777216',
    ...plan.config,
  };
}

/** In the format of java.util.Properties. */
export function renderProperties(properties: Properties): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n`)
    .join('');
}

function kraftProperties(plan: ClusterPlan, broker: BrokerPlan): Properties {
  const voters = plan.brokers.map(({ id, ports }) => `${id}@127.0.0.1:${ports.CONTROLLER}`);
  return {
    'process.roles': 'broker,controller',
    'node.id': String(broker.id),
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': voters.join(','),
  };
}

function zookeeperProperties(address: string, broker: BrokerPlan): Properties {
  return {
    'broker.id': String(broker.id),
    'zookeeper.connect': address,
    // A killed broker's registration must be gone when it is started again.
    'zookeeper.session.timeout.ms': '1000',
  };
}

function listenerProperties(plan: ClusterPlan, broker: BrokerPlan): Properties {
  const protocols = plan.listeners.map(({ name, protocol }) => `${name}:${protocol}`);
  return {
    listeners: Object.entries(broker.ports)
      .map(([name, port]) => `${name}://127.0.0.1:${port}`)
      .join(','),
    'listener.security.protocol.map': ['PLAINTEXT:PLAINTEXT', 'CONTROLLER:PLAINTEXT', ...protocols].join(','),
    'inter.broker.listener.name': 'PLAINTEXT',
    ...Object.assign({}, ...plan.listeners.map((listener) => securityProperties(plan, listener))),
  };
}

function securityProperties(plan: ClusterPlan, listener: Listener): Properties {
  const own: Properties = {
    ...(listener.protocol.endsWith('SSL') ? tlsProperties(plan.certificates, listener) : {}),
    ...(listener.protocol.startsWith('SASL') ? saslProperties(plan.users, listener.mechanisms ?? allMechanisms) : {}),
    ...listener.config,
  };
  const prefix = `listener.name.${listener.name.toLowerCase()}.`;
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [prefix + key, value]));
}

function tlsProperties(certificates: Certificates | null, listener: Listener): Properties {
  if (!certificates) throw new Error(`The listener ${listener.name} needs certificates`);
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificates.server.store,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': certificates.ca,
    'ssl.client.auth': listener.clientAuth ?? 'none',
  };
}

function saslProperties(users: readonly User[], mechanisms: readonly SaslMechanism[]): Properties {
  const properties: Properties = { 'sasl.enabled.mechanisms': mechanisms.join(',') };
  for (const mechanism of mechanisms) {
    const module = mechanism === 'PLAIN' ? plainModule(users) : 'scram.ScramLoginModule required';
    properties[`${mechanism.toLowerCase()}.sasl.jaas.config`] = `org.apache.kafka.common.security.${module};`;
  }
  return properties;
}

function plainModule(users: readonly User[]): string {
  const accounts = users.map(({ name, password }) => ` user_${name}="${password}"`);
  return `plain.PlainLoginModule required${accounts.join('')}`;
}
