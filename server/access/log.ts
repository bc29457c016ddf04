import { inspect } from 'node:util';
import type { Logger } from './ctx.ts';

type Level = 'info' | 'warn' | 'error';
type Fields = Record<string, unknown>;

/** Writes one JSON line per event to stderr. A `Secret` prints itself as `***`; `bound` fields stand on every line. */
export function createLogger(bound: Fields = {}, write: (line: string) => void = writeToStderr): Logger {
  const log = (level: Level) => (event: string, fields?: Fields) =>
    write(`${toLine({ time: new Date().toISOString(), level, event, ...bound, ...fields })}\n`);
  return { info: log('info'), warn: log('warn'), error: log('error') };
}

function writeToStderr(line: string): void {
  process.stderr.write(line);
}

function toLine(fields: Fields): string {
  try {
    return JSON.stringify(fields, printable);
  } catch {
    // Something refers to itself; a log line is no reason for a request to fail.
    const { time, level, event, ...rest } = fields;
    return JSON.stringify({ time, level, event, text: inspect(rest) });
  }
}

function printable(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return describeError(value);
  return value;
}

function describeError(error: Error): Fields {
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...('code' in error && { code: error.code }), ...(cause !== undefined && { cause }) };
}
