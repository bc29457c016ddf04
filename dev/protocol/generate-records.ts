/**
 * Takes the definitions of what Kafka writes into its own topics out of its coordinators' jars and writes what
 * `server/serde/internal` is driven by. Run by hand for a new Kafka release; the result is committed.
 *
 *   node dev/protocol/generate-records.ts folder/with/kafka/jars 4.3.1
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MessageDefinition } from '../../server/kafka/protocol/definitions.ts';
import type { InternalRecord } from '../../server/serde/internal/internal-topics.ts';
import { parseDefinition, trimMessage } from './trim.ts';

const jars = {
  'consumer-offsets': 'kafka-group-coordinator',
  'transaction-state': 'kafka-transaction-coordinator',
  'share-group-state': 'kafka-share-coordinator',
};

function recordsIn(jar: string): InternalRecord[] {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-records-'));
  try {
    execFileSync('jar', ['xf', resolve(jar), 'common/message'], { cwd: folder });
    const messages = join(folder, 'common/message');
    const names = readdirSync(messages).flatMap((file) => file.match(/^(.+)Key\.json$/)?.[1] ?? []);
    const read = (name: string) => trimMessage(parseDefinition(readFileSync(join(messages, `${name}.json`), 'utf8')));
    return names.map((name) => ({ name, key: typed(read(`${name}Key`)), value: read(`${name}Value`) }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function typed(key: MessageDefinition): InternalRecord['key'] {
  if (key.apiKey === undefined) throw new Error('A key without a number can not be told from others');
  return { ...key, apiKey: key.apiKey };
}

const [folder, version] = process.argv.slice(2);
if (!folder || !version) throw new Error('Usage: node dev/protocol/generate-records.ts <folder with jars> <version>');
const records = Object.entries(jars).map(([name, jar]) => [name, recordsIn(join(folder, `${jar}-${version}.jar`))]);
const target = new URL('../../server/serde/internal/records.json', import.meta.url);
const source = `Apache Kafka ${version}, Apache License 2.0`;
writeFileSync(target, `${JSON.stringify({ source, ...Object.fromEntries(records) })}\n`);
