import { parseJson } from '@/lib/json/parse-json.ts';

export interface Batch {
  /** Of the file, counted from 1. */
  firstLine: number;
  lastLine: number;
  records: number;
  /** The request's body: the lines as they stand in the file, every digit kept. */
  json: string;
}

export interface Kept {
  /** Records go to the partitions that their lines name; else their keys choose. */
  partitions: boolean;
  /** Records keep the times of their lines; else they get the present. */
  timestamps: boolean;
}

/** What a line is about that can't be sent, for people. */
export class LineError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const mostRecords = 1000;
/** A request may have 8 MiB. */
const mostBytes = 6 * 1024 * 1024;

/** A file of one record a line as batches to send. Throws a LineError for what is no record, or too large to be sent. */
export async function* batchesOf(lines: AsyncIterable<string>, kept: Kept, from = 1): AsyncGenerator<Batch> {
  let records: string[] = [];
  let bytes = 0;
  let firstLine = from;
  let line = 0;
  const flush = (lastLine: number): Batch => {
    const batch = { firstLine, lastLine, records: records.length, json: `[${records.join(',')}]` };
    records = [];
    bytes = 0;
    firstLine = lastLine + 1;
    return batch;
  };
  for await (const text of lines) {
    line++;
    if (line < from || text.trim() === '') continue;
    const record = recordOf(text, line, kept);
    const size = new TextEncoder().encode(record).length;
    if (size > mostBytes) throw new LineError(line, `The record has ${size} bytes; ${mostBytes} can be sent at once.`);
    if (records.length > 0 && (records.length === mostRecords || bytes + size > mostBytes)) yield flush(line - 1);
    records.push(record);
    bytes += size + 1;
  }
  if (records.length > 0) yield flush(line);
}

function recordOf(text: string, line: number, { partitions, timestamps }: Kept): string {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new LineError(line, `${parsed.message} at character ${parsed.at + 1}.`);
  const { root } = parsed;
  if (root.kind !== 'object') throw new LineError(line, 'A line must be an object such as {"key":…,"value":…}.');
  const dropped = new Set([...(partitions ? [] : ['partition']), ...(timestamps ? [] : ['timestamp'])]);
  const members = root.members.filter(({ key }) => !dropped.has(key));
  const written = members.map(({ key, value }) => `${JSON.stringify(key)}:${text.slice(value.start, value.end)}`);
  return `{${written.join(',')}}`;
}

/** The lines of a file, read as it is needed. */
export async function* linesOf(file: Blob): AsyncGenerator<string> {
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of file.stream() as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
