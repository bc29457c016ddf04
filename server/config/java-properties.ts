import type { ClusterSettings } from './cluster-settings.ts';
import { ConfigError } from './config-error.ts';
import { parseJaas } from './jaas.ts';

const protocols = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'];

const used = new Set([
  'security.protocol',
  'sasl.mechanism',
  'sasl.jaas.config',
  'ssl.truststore.location',
  'ssl.truststore.certificates',
  'ssl.keystore.location',
  'ssl.keystore.certificate.chain',
  'ssl.keystore.key',
  'ssl.key.password',
  'ssl.endpoint.identification.algorithm',
]);

/** What only describes the stores above: true of PEM, refused with the file itself where it is not. */
const implied = new Set(['ssl.truststore.type', 'ssl.keystore.type']);

/** TLS and SASL from the properties of a Java client. Names that mean nothing here are given to `ignored`. */
export function fromJavaProperties(
  properties: ReadonlyMap<string, string>,
  nameOf: (property: string) => string,
  ignored: (property: string) => void,
): Pick<ClusterSettings, 'tls' | 'sasl'> {
  for (const name of properties.keys()) if (!used.has(name) && !implied.has(name)) ignored(name);
  const protocol = (properties.get('security.protocol') ?? 'PLAINTEXT').toUpperCase();
  if (!protocols.includes(protocol)) {
    throw new ConfigError(`${nameOf('security.protocol')} must be one of ${protocols.join(', ')}, not ${protocol}.`);
  }
  return {
    tls: protocol.endsWith('SSL') ? tlsOf(properties) : undefined,
    sasl: protocol.startsWith('SASL_') ? saslOf(properties, nameOf) : undefined,
  };
}

function tlsOf(properties: ReadonlyMap<string, string>): ClusterSettings['tls'] {
  const keyStore = properties.get('ssl.keystore.location');
  return {
    ca: properties.get('ssl.truststore.certificates') ?? properties.get('ssl.truststore.location'),
    certificate: properties.get('ssl.keystore.certificate.chain') ?? keyStore,
    key: properties.get('ssl.keystore.key') ?? keyStore,
    passphrase: properties.get('ssl.key.password'),
    verifyHostname: properties.get('ssl.endpoint.identification.algorithm') !== '',
  };
}

function saslOf(
  properties: ReadonlyMap<string, string>,
  nameOf: (property: string) => string,
): ClusterSettings['sasl'] {
  const mechanism = properties.get('sasl.mechanism');
  if (!mechanism) throw new ConfigError(`${nameOf('sasl.mechanism')} is missing: the protocol asks for SASL.`);
  const jaas = properties.get('sasl.jaas.config');
  if (!jaas) throw new ConfigError(`${nameOf('sasl.jaas.config')} is missing: the protocol asks for SASL.`);
  return { mechanism, ...parseJaas(jaas, nameOf('sasl.jaas.config')) };
}
