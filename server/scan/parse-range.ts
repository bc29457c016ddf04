import { AppError } from '../../lib/errors.ts';
import { parseDuration, parseTimeBefore } from '../../lib/format/parse-duration.ts';

/** Milliseconds since 1970. */
type Time = { kind: 'time'; at: bigint };
type Offset = { kind: 'offset'; offset: bigint };

export type From = { kind: 'earliest' } | { kind: 'latest' } | Offset | Time;
export type To = { kind: 'latest' } | { kind: 'live' } | Offset | Time;

export interface Range {
  from: From;
  to: To;
  /** How long after `to` late records are looked for; null: the log's usual. */
  slackMs: bigint | null;
  /** Ascending, none twice; null: all. */
  partitions: number[] | null;
}

export interface RangeText {
  order: 'newest' | 'oldest';
  from?: string | undefined;
  to: string;
  slack?: string | undefined;
  partitions?: string | undefined;
}

const MAX_OFFSET = 2n ** 63n - 1n;
const MAX_PARTITION = 2 ** 31 - 1;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const PLACE = 'an offset such as 42, a time such as 2026-11-20T10:00:00Z or a duration before now such as -2h';

/** Reads the range of a message query. Throws BAD_REQUEST that names the parameter and what it must be. */
export function parseRange(text: RangeText, now: number): Range {
  const live = text.to === 'live';
  if (live && text.order !== 'oldest') throw wrong('to', 'may be live only with order=oldest; add it');
  const range: Range = {
    from: parseFrom(text.from ?? (live ? 'latest' : 'earliest'), now),
    to: parseTo(text.to, now),
    slackMs: text.slack === undefined ? null : parseSlack(text.slack),
    partitions: text.partitions === undefined ? null : parsePartitions(text.partitions),
  };
  assertForward(range);
  return range;
}

function parseFrom(text: string, now: number): From {
  if (text === 'earliest' || text === 'latest') return { kind: text };
  const place = parsePlace(text, now);
  if (!place) throw wrong('from', `must be earliest, latest, ${PLACE}, not "${text}"${hint(text)}`);
  return place;
}

function parseTo(text: string, now: number): To {
  if (text === 'latest' || text === 'live') return { kind: text };
  const place = parsePlace(text, now);
  if (!place) throw wrong('to', `must be latest, live, ${PLACE}, not "${text}"${hint(text)}`);
  return place;
}

function parsePlace(text: string, now: number): Offset | Time | null {
  if (/^\d{1,19}$/.test(text)) {
    const offset = BigInt(text);
    return offset <= MAX_OFFSET ? { kind: 'offset', offset } : null;
  }
  if (INSTANT.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? null : time(BigInt(at));
  }
  const before = parseTimeBefore(text, now);
  return before === null ? null : { kind: 'time', at: before };
}

/** No record has a time before 1970, and to Kafka a negative one means something else. */
function time(at: bigint): Time {
  return { kind: 'time', at: at < 0n ? 0n : at };
}

function parseSlack(text: string): bigint {
  const slack = text === '0' ? 0n : parseDuration(text);
  if (slack === null) throw wrong('slack', `must be a duration such as 10m, 90s or 0, not "${text}"`);
  return slack;
}

function parsePartitions(text: string): number[] {
  const partitions = new Set<number>();
  for (const part of text.split(',')) {
    const [, first, last = first] = /^\s*(\d{1,10})(?:-(\d{1,10}))?\s*$/.exec(part) ?? [];
    const [low, high] = [Number(first), Number(last)];
    if (first === undefined || high > MAX_PARTITION) {
      throw wrong('partitions', `must be a list such as 0,3,5-7, not "${text}"`);
    }
    if (high < low) throw wrong('partitions', `has a range that ends before it begins; write ${high}-${low}`);
    if (high - low >= 100_000)
      throw wrong('partitions', 'has a range of more than 100,000 partitions; make it smaller');
    for (let partition = low; partition <= high; partition++) partitions.add(partition);
  }
  return [...partitions].sort((a, b) => a - b);
}

function assertForward({ from, to }: Range): void {
  const backwards =
    (from.kind === 'offset' && to.kind === 'offset' && from.offset > to.offset) ||
    (from.kind === 'time' && to.kind === 'time' && from.at > to.at);
  if (backwards) throw wrong('to', 'must not lie before `from`; swap them');
}

// A plus sign in a URL's query reads as a space.
function hint(text: string): string {
  return / \d{2}:\d{2}$/.test(text) ? '; write the + of a time zone as %2B' : '';
}

function wrong(field: string, problem: string): AppError {
  return new AppError('BAD_REQUEST', `The parameter \`${field}\` ${problem}.`, {
    details: { fields: [{ in: 'query', field, problem }] },
  });
}
