import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../../../dev/process/run.ts';
import { ensureJars } from '../../../dev/setup/jars.ts';
import { requireJdk } from '../../../dev/setup/jdk.ts';
import { sampleMessage } from '../../testing/sample-message.ts';
import definitions from './definitions.json' with { type: 'json' };
import type { DefinitionFile, MessageDefinition } from './definitions.ts';
import { messageCodec } from './message.ts';
import { Reader } from './reader.ts';
import { structAt } from './schema.ts';
import { parseVersions } from './versions.ts';
import { Writer } from './writer.ts';

const file: DefinitionFile = definitions;
const reference = fileURLToPath(new URL('../../../dev/protocol/Reference.java', import.meta.url));

interface Case {
  name: string;
  version: number;
  value: Record<string, unknown>;
  hex: string;
}

function casesOf(name: string, message: MessageDefinition): Case[] {
  const { min, max } = parseVersions(message.validVersions);
  const cases: Case[] = [];
  for (let version = min; version <= max; version++) {
    for (const seed of [1, 2]) {
      const value = sampleMessage(structAt(message, version), seed);
      const writer = new Writer();
      messageCodec(message, version, name).encode(writer, value);
      cases.push({ name, version, value, hex: writer.finish().toString('hex') });
    }
  }
  return cases;
}

const cases = file.apis.flatMap(({ name, request, response }) => [
  ...casesOf(`${name}Request`, request),
  ...casesOf(`${name}Response`, response),
]);

test('every message in every version is written as Kafka itself writes it', async () => {
  const jars = await ensureJars();
  const { java } = await requireJdk();
  const input = cases.map(({ name, version, hex }) => `${name} ${version} ${hex}\n`).join('');
  const answers = (await run(java, ['-cp', `${jars}/*`, reference], { input })).trimEnd().split('\n');
  expect(answers.length).toBe(cases.length);
  const wrong = cases.flatMap(({ name, version, hex }, at) =>
    answers[at] === hex ? [] : [`${name} v${version}: ${answers[at]} instead of ${hex}`],
  );
  expect(wrong).toEqual([]);
  expect(cases.length).toBeGreaterThan(500);
});

test('every message in every version is read back as it was written', () => {
  for (const { name, version, value, hex } of cases) {
    const api = file.apis.find((one) => name === `${one.name}Request` || name === `${one.name}Response`);
    const message = name.endsWith('Request') ? api?.request : api?.response;
    const reader = new Reader(Buffer.from(hex, 'hex'));
    const read = messageCodec(message as MessageDefinition, version, name).decode(reader);
    expect({ name, version, read, left: reader.remaining }).toEqual({ name, version, read: value, left: 0 });
  }
});
