/**
 * Takes Kafka's message definitions out of a kafka-clients jar and writes what `server/kafka/protocol` is driven by:
 * `definitions.json` (trimmed) and `messages.ts` (types). Run by hand for a new Kafka release; both are committed.
 *
 *   node dev/protocol/generate.ts path/to/kafka-clients-4.3.1.jar
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { ApiDefinition, DefinitionFile, MessageDefinition } from '../../server/kafka/protocol/definitions.ts';
import { apis, dataMessages } from './apis.ts';
import { parseDefinition, trimMessage } from './trim.ts';
import { renderTypes } from './types.ts';

const target = new URL('../../server/kafka/protocol/', import.meta.url);

function readDefinitions(jar: string): Map<string, MessageDefinition> {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-messages-'));
  try {
    execFileSync('jar', ['xf', resolve(jar), 'common/message'], { cwd: folder });
    const messages = join(folder, 'common/message');
    const files = readdirSync(messages).filter((file) => file.endsWith('.json'));
    return new Map(
      files.map((file) => [basename(file, '.json'), parseDefinition(readFileSync(join(messages, file), 'utf8'))]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function generate(jar: string): DefinitionFile {
  const definitions = readDefinitions(jar);
  const get = (name: string) => {
    const message = definitions.get(name);
    if (!message) throw new Error(`${name} is not in ${basename(jar)}`);
    return trimMessage(message);
  };
  const api = (name: string): ApiDefinition => {
    const { apiKey, ...request } = get(`${name}Request`);
    const { apiKey: _, ...response } = get(`${name}Response`);
    if (apiKey === undefined) throw new Error(`${name} has no API key`);
    return { name, apiKey, request, response };
  };
  return {
    source: `Apache Kafka, ${basename(jar, '.jar')}, Apache License 2.0`,
    apis: apis.map(api).sort((a, b) => a.apiKey - b.apiKey),
    data: dataMessages.map((name) => ({ name, message: get(name) })),
  };
}

const jar = process.argv[2];
if (!jar) throw new Error('Usage: node dev/protocol/generate.ts <kafka-clients jar>');
const file = generate(jar);
writeFileSync(new URL('definitions.json', target), `${JSON.stringify(file)}\n`);
writeFileSync(new URL('messages.ts', target), renderTypes(file));
console.log(`${file.apis.length} APIs from ${file.source}`);
