import type { SeenField } from './fields.ts';

export interface Suggestion {
  text: string;
  note: string;
}

/** Functions of the language that help most with records. */
const functions: readonly Suggestion[] = [
  { text: 'has(', note: 'the field is there' },
  { text: 'contains(', note: 'text in a text' },
  { text: 'startsWith(', note: 'text at its start' },
  { text: 'endsWith(', note: 'text at its end' },
  { text: 'matches(', note: 'regular expression, RE2' },
  { text: 'lowerAscii()', note: 'in small letters' },
  { text: 'exists(item, ', note: 'any of a list' },
  { text: 'all(item, ', note: 'each of a list' },
  { text: 'size(', note: 'length' },
  { text: 'timestamp(', note: 'a time: "2026-01-01T00:00:00Z"' },
  { text: 'duration(', note: 'a length of time: "2h"' },
  { text: 'int(', note: 'as a whole number' },
  { text: 'string(', note: 'as a text' },
];

export interface Completion {
  /** What the suggestion replaces: `[start, end)` of the text. */
  start: number;
  end: number;
  suggestions: Suggestion[];
}

const most = 8;

/** What may be meant by the word before the caret; nothing inside of a text in quotes. */
export function complete(text: string, caret: number, fields: readonly SeenField[]): Completion {
  const before = text.slice(0, caret);
  const nothing = { start: caret, end: caret, suggestions: [] };
  if (inQuotes(before)) return nothing;
  const word = /[A-Za-z_][\w.]*(?:\[\d+\][\w.]*)*$/.exec(before)?.[0] ?? '';
  if (word === '') return nothing;
  const paths = fields.filter(({ path }) => starts(path, word)).map(({ path, type }) => ({ text: path, note: type }));
  const level = word.split('.').length;
  paths.sort((a, b) => Math.abs(a.text.split('.').length - level) - Math.abs(b.text.split('.').length - level));
  const start = caret - word.length;
  if (paths.length > 0) return { start, end: caret, suggestions: paths.slice(0, most) };
  const last = word.slice(word.lastIndexOf('.') + 1);
  const named = functions.filter((each) => starts(each.text, last) && last !== '');
  return { start: caret - last.length, end: caret, suggestions: named.slice(0, most) };
}

const starts = (name: string, beginning: string) =>
  name.toLowerCase().startsWith(beginning.toLowerCase()) && name !== beginning;

function inQuotes(before: string): boolean {
  return !/^(?:[^"']|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*$/s.test(before);
}
