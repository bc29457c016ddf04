import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { assertBind } from '../server/config/assert-bind.ts';
import { parseConfig } from '../server/config/parse-config.ts';
import { root } from './paths.ts';
import { defaultKafkaVersion } from './setup/jars.ts';

interface Service {
  image: string;
  ports: string[];
  environment: Record<string, string | number>;
  volumes: string[];
}

const dockerfile = readFileSync(`${root}/Dockerfile`, 'utf8');
const compose = parse(readFileSync(`${root}/docker-compose.yml`, 'utf8'), { merge: true });
const services: Record<string, Service> = compose.services;
const highwater = services.highwater as Service;
const brokers = Object.entries(services).filter(([name]) => name.startsWith('kafka-'));

/** What the image sets, under what docker-compose.yml sets. */
function environment(): Record<string, string> {
  const own = [...dockerfile.matchAll(/^(?:ENV| {4}) ?([A-Z_]+)=(\S+)/gm)].map(([, name, value]) => [name, value]);
  return { ...Object.fromEntries(own), ...highwater.environment };
}

test('the console in the container starts with the settings it is given, without a warning', () => {
  const noFiles = () => {
    throw new Error('no file is mounted');
  };
  const config = parseConfig(environment(), { readFile: noFiles, filesIn: noFiles });
  expect(config.warnings).toEqual([]);
  expect(config.clusters.map(({ connection }) => connection.bootstrapServers)).toEqual([
    brokers.map(([name]) => `${name}:19092`),
  ]);
  const env = { ...environment(), HOSTNAME: environment().HIGHWATER_BIND };
  expect(() => assertBind(env, config.allowAnonymous)).not.toThrow();
  expect(() => assertBind(env, false)).toThrow('no sign-in');
});

test('the console is published on this machine only, at the port it listens on, and its data has a volume', () => {
  const { PORT, HIGHWATER_DATA_DIR } = environment();
  expect(highwater.ports).toEqual([`127.0.0.1:3000:${PORT}`]);
  expect(dockerfile).toContain(`EXPOSE ${PORT}\n`);
  expect(highwater.volumes).toEqual([`highwater:${HIGHWATER_DATA_DIR}`]);
});

test('each broker advertises itself by its own name inside, and at its own published port outside', () => {
  expect(brokers).toHaveLength(3);
  for (const [name, { environment: settings, ports, volumes }] of brokers) {
    const published = /^127\.0\.0\.1:(\d+):9092$/.exec(ports[0] ?? '')?.[1];
    expect(settings.KAFKA_ADVERTISED_LISTENERS).toBe(
      `PLAINTEXT://${name}:19092,PLAINTEXT_HOST://localhost:${published}`,
    );
    expect(settings.KAFKA_CONTROLLER_QUORUM_VOTERS).toContain(`${settings.KAFKA_NODE_ID}@${name}:9093`);
    expect(volumes).toEqual([`${name}:${settings.KAFKA_LOG_DIRS}`]);
  }
  expect(new Set(brokers.map(([, { ports }]) => ports[0])).size).toBe(3);
});

test('the container runs the Node.js and the Kafka that the tests run', () => {
  const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  expect(dockerfile).toContain(`ARG NODE_VERSION=${dependencies.node}\n`);
  for (const [, { image }] of brokers) expect(image).toBe(`apache/kafka:${defaultKafkaVersion}`);
});
