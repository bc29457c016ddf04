import type { MessageRecord, Payload } from '../../lib/contracts/messages.ts';
import { assertWhole } from './json-line.ts';

const columns = ['partition', 'offset', 'timestamp', 'key', 'value', 'headers'];

/** Lines end with CR LF (RFC 4180); the LF comes with the stream. */
export const csvHeader = `${columns.join(',')}\r`;

/** A record as RFC 4180 has it: null is nothing, and empty is two quotes. Headers are one JSON object a record. */
export function csvLine({ partition, offset, timestamp, key, value, headers }: MessageRecord): string {
  const time = timestamp === '-1' ? '' : instant(Number(timestamp));
  const pairs = headers.map((header) => [header.key, header.value === null ? null : textOf(header.value)]);
  const listed = pairs.length === 0 ? '' : cell(JSON.stringify(pairs));
  return `${partition},${offset},${time},${payload(key)},${payload(value)},${listed}\r`;
}

function payload(given: Payload | null): string {
  return given === null ? '' : cell(textOf(given));
}

function textOf(given: Payload): string {
  assertWhole(given);
  return given.text;
}

/** What a spreadsheet would take for a formula gets an apostrophe, which it does not show. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** ISO 8601; a time beyond what a Date can hold stays in milliseconds. */
function instant(ms: number): string {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : String(ms);
}
