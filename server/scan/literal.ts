import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { byteFinder } from './find-bytes.ts';

export type Field = 'key' | 'value' | 'headers';

/** What a record must hold. Plain data: it goes to a worker thread. */
export type Literal =
  /** Text somewhere in one of the fields, as UTF-8; of headers in the values. */
  | { kind: 'text'; text: string; fields: readonly Field[]; ignoreCase: boolean }
  /** The key as a whole. */
  | { kind: 'key'; key: Uint8Array };

/** A literal made ready to be looked for in the records of many batches. */
export interface Matcher {
  /** The first place from `from` on where a match may lie, in a batch's records; -1: there is none. */
  next(records: Buffer, from: number): number;
  /** Whether the cursor's record does hold it. Throws a RecordsError when its headers make no sense. */
  matches(record: RecordCursor): boolean;
}

/** For where the bytes tell nothing: a match may lie anywhere. */
export function everyRecord(records: Buffer, from: number): number {
  return from < records.length ? from : -1;
}

export function matcherOf(literal: Literal): Matcher {
  if (literal.kind === 'key') return keyMatcher(Buffer.from(literal.key));
  return literal.ignoreCase ? looseMatcher(literal.text, literal.fields) : exactMatcher(literal.text, literal.fields);
}

/** All of them at once. */
export function allOf(matchers: readonly Matcher[]): Matcher {
  const [first, ...others] = matchers;
  if (!first) throw new RangeError('nothing to look for');
  if (others.length === 0) return first;
  return {
    next: (records, from) => (others.some((other) => other.next(records, from) < 0) ? -1 : first.next(records, from)),
    matches: (record) => matchers.every((matcher) => matcher.matches(record)),
  };
}

function keyMatcher(key: Buffer): Matcher {
  return {
    next: byteFinder(key),
    matches: (record) => record.keyLength === key.length && record.key?.equals(key) === true,
  };
}

function exactMatcher(text: string, fields: readonly Field[]): Matcher {
  const needle = Buffer.from(text);
  return {
    next: byteFinder(needle),
    matches: (record) => fieldsOf(record, fields).some((bytes) => bytes.includes(needle)),
  };
}

/** Compares in lower case, as JavaScript has it: without the rules of single languages. */
function looseMatcher(text: string, fields: readonly Field[]): Matcher {
  const lower = text.toLowerCase();
  const hint = hintIn(lower);
  // A byte of the records is a character of this string, so places in it are places in the records.
  let latin1 = '';
  let of: Buffer | null = null;
  return {
    next(records, from) {
      if (hint === null) return everyRecord(records, from);
      if (of !== records) [of, latin1] = [records, records.toString('latin1')];
      hint.lastIndex = from;
      return hint.exec(latin1)?.index ?? -1;
    },
    matches: (record) => fieldsOf(record, fields).some((bytes) => bytes.toString().toLowerCase().includes(lower)),
  };
}

/**
 * The longest stretch of the text whose letters have no other form than ASCII's two, so that every match has it in its
 * bytes. K and I do: U+212A (Kelvin) is a k in lower case, U+0130 begins with an i. Null: there is no such stretch.
 */
function hintIn(lower: string): RegExp | null {
  const stretches = lower.match(/[\x20-\x7e]+/g)?.flatMap((ascii) => ascii.split(/[ki]/)) ?? [];
  const longest = stretches.reduce((best, stretch) => (stretch.length > best.length ? stretch : best), '');
  return longest === '' ? null : new RegExp(longest.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gi');
}

function fieldsOf(record: RecordCursor, fields: readonly Field[]): Buffer[] {
  return fields.flatMap((field) => {
    if (field === 'headers') return record.headers().flatMap(({ value }) => value ?? []);
    return record[field] ?? [];
  });
}
