import { execFile } from 'node:child_process';
import type { Run } from './query.ts';

/** librdkafka with room for everything that the brokers can send. */
const tuning = [
  'queued.min.messages=1000000',
  'queued.max.messages.kbytes=1048576',
  'fetch.message.max.bytes=8388608',
  'fetch.max.bytes=67108864',
  'receive.message.max.bytes=134217728',
].flatMap((setting) => ['-X', setting]);

/** `kcat | grep` over the whole topic. `bytes`: also in lines that are no text. */
export function kcatGrep(servers: string, topic: string, needle: string, how?: 'any case' | 'bytes'): Promise<Run> {
  const flags = how === 'any case' ? '-i' : how === 'bytes' ? '-a' : '';
  const kcat = ['kcat', '-C', '-b', servers, '-t', topic, '-o', 'beginning', '-e', '-q', ...tuning].join(' ');
  return shell(`${kcat} | ${how === 'bytes' ? 'LC_ALL=C ' : ''}grep ${flags} -F -- ${quoted(needle)}`);
}

/** For bash, which alone knows any byte by its number. */
function quoted(needle: string): string {
  const bytes = [...Buffer.from(needle, 'latin1')].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`);
  return `$'${bytes.join('')}'`;
}

export interface ConsumerPlace {
  java: string;
  jars: string;
  servers: string;
}

/** Kafka's own console consumer, told how many records to wait for. */
export function consoleConsumer(
  { java, jars, servers }: ConsumerPlace,
  topic: string,
  records: number,
  needle: string,
): Promise<Run> {
  const tool = `'${java}' -Xmx512m -cp '${jars}/*' org.apache.kafka.tools.consumer.ConsoleConsumer`;
  const what = `--bootstrap-server ${servers} --topic ${topic} --from-beginning --max-messages ${records}`;
  return shell(`${tool} ${what} 2>/dev/null | grep -F -- '${needle}'`);
}

/** Another console, asked by its URL; what it found is told by the needles in its answer. */
export async function askPeer(url: string, topic: string, needle: string): Promise<Run> {
  const startedAt = performance.now();
  const response = await fetch(url.replaceAll('{topic}', topic).replaceAll('{needle}', needle));
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return { ms: performance.now() - startedAt, cpuSeconds: null, hits: text.match(/needle-\d+-/g) ?? [] };
}

/** Runs a pipeline; the shell says how much processor time its parts took. */
function shell(pipeline: string): Promise<Run> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = execFile(
      '/bin/bash',
      ['-c', `set -o pipefail; ${pipeline}; code=$?; times >&2; [ $code -le 1 ]`],
      { maxBuffer: 1 << 28 },
      (error, stdout, stderr) => {
        if (error) return reject(error);
        const ms = performance.now() - startedAt;
        const hits = stdout.split('\n').filter((line) => line !== '');
        resolve({ ms, cpuSeconds: secondsIn(stderr), hits });
      },
    );
    child.stdin?.end();
  });
}

/** `times` prints four numbers such as 0m1.250s: the shell's own, and its children's. */
function secondsIn(text: string): number {
  const numbers = [...text.matchAll(/(\d+)m([\d.]+)s/g)].slice(-4);
  return numbers.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
