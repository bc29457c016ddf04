import { cpuSecondsOf } from './processes.ts';

/** One way to the same answer: how long it took, and what it found. */
export interface Run {
  ms: number;
  /** Of the program alone, not of the brokers. Null: not to be known. */
  cpuSeconds: number | null;
  /** The values that were found, in any order. */
  hits: readonly string[];
}

export interface Console {
  /** Its cluster's address: `…/api/clusters/bench`. */
  api: string;
  pid: number;
}

export interface QueryRun extends Run {
  /** Until the first record came, in milliseconds; null: none did. */
  firstMs: number | null;
  scanned: number;
}

interface Event {
  type: string;
  reason?: string;
  scanned?: string;
  value?: { text: string } | null;
  error?: { message: string };
}

/** Asks the console over HTTP and reads the answer to its end. Throws when the stream ends with an error. */
export async function query(
  { api, pid }: Console,
  topic: string,
  parameters: Readonly<Record<string, string>>,
): Promise<QueryRun> {
  const cpuBefore = await cpuSecondsOf(pid);
  const startedAt = performance.now();
  const response = await fetch(`${api}/topics/${topic}/messages?${new URLSearchParams(parameters)}`);
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const hits: string[] = [];
  let firstMs: number | null = null;
  let done: Event | null = null;
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() as string;
    for (const line of lines) {
      const event = JSON.parse(line) as Event;
      if (event.type === 'record') {
        firstMs ??= performance.now() - startedAt;
        hits.push(event.value?.text ?? '');
      } else if (event.type === 'done') done = event;
      else if (event.type === 'error') throw new Error(event.error?.message);
    }
  }
  const ms = performance.now() - startedAt;
  if (!done) throw new Error('The answer ended without `done`.');
  const cpuSeconds = (await cpuSecondsOf(pid)) - cpuBefore;
  return { ms, cpuSeconds, hits, firstMs, scanned: Number(done.scanned) };
}
