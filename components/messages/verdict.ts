import { formatDuration } from '@/lib/format/duration.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { kindOf } from '@/lib/format/position.ts';
import { type FeedState, nextCursor, type Page, type Row } from './feed.ts';
import { offsetsExamined } from './partition-rows.ts';
import { isSelective, type QueryText } from './query.ts';

/** One thing to know about what is shown, and the way on. */
export interface Verdict {
  state: 'ok' | 'info' | 'warning' | 'critical';
  title: string;
  text?: string;
  action?: { kind: 'more' | 'again' | 'uncommitted'; label: string };
}

export interface Words {
  query: QueryText;
  /** A time of the record, in the chosen zone, near now. */
  time: (at: number) => string;
  /** A place in the log as it was asked for. */
  position: (position: string) => string;
}

export interface Totals {
  /** Of earlier pages the offsets that they examined completely: what they read beyond, the next one reads again. */
  scanned: bigint;
  bytes: bigint;
  perSecond: number | null;
  partitions: number;
  /** What the plan expects in all; null until there is one. */
  expected: bigint | null;
}

export function totals({ pages, order }: FeedState): Totals {
  const counts = pages.map((page) => page.done ?? page.progress);
  const earlier = pages.slice(0, -1).map((page) => offsetsExamined(page, order));
  const plan = pages[0]?.plan ?? null;
  return {
    scanned: earlier.reduce((sum, examined) => sum + examined, BigInt(counts.at(-1)?.scanned ?? 0)),
    bytes: counts.reduce((sum, count) => sum + BigInt(count?.bytes ?? 0), 0n),
    perSecond: pages.at(-1)?.progress?.perSecond ?? null,
    partitions: plan?.partitions.length ?? 0,
    expected: plan === null ? null : BigInt(plan.approxRecords),
  };
}

/** What is not as asked, worst first: partitions that failed, records that wait for a transaction, moved offsets. */
export function warnings(feed: FeedState, words: Words): Verdict[] {
  const page = feed.pages.at(-1);
  if (!page) return [];
  return [
    ...failedPartitions(feed),
    ...openTransactions(feed, words),
    ...movedOffsets(feed.pages[0] ?? page),
    ...untold(feed),
  ];
}

/** Why the scan is over, and how it goes on; null while it runs. */
export function ending(feed: FeedState, words: Words): Verdict | null {
  if (feed.phase === 'failed' && feed.error) return failure(feed);
  if (feed.phase === 'stopped') return stopped(feed, words);
  const done = feed.pages.at(-1)?.done;
  if (feed.phase !== 'ended' || !done) return null;
  if (done.reason === 'limit') return limited(feed, words);
  if (done.reason === 'end') return complete(feed, words);
  // What failed stands among the warnings, with the way on.
  return done.reason === 'error' ? null : interrupted(feed, words, done.reason);
}

function complete(feed: FeedState, words: Words): Verdict {
  const partitions = plural(totals(feed).partitions, 'partition');
  const examined = `all records ${range(feed, words)} in ${partitions} were examined.`;
  if (!isSelective(words.query)) return { state: 'ok', title: `Complete: ${examined}` };
  return { state: 'ok', title: `${matches(feed.count)}. Complete: ${examined}` };
}

/** `from offset 42 to 14:03:22`. */
export function range(feed: FeedState, words: Words): string {
  const { query, time } = words;
  const frozen = feed.pages[0]?.plan?.at;
  const from = isBeginning(query.from) ? 'the beginning' : place(query.from, words);
  const to =
    query.to === 'latest' ? `the end${frozen ? ` at ${time(Date.parse(frozen))}` : ''}` : place(query.to, words);
  return `from ${from} to ${to}`;
}

const isBeginning = (from: string) => from === '' || from === 'earliest';

const place = (text: string, { position }: Words) =>
  kindOf(text) === 'offset' ? `offset ${formatInteger(text)}` : position(text);

function limited(feed: FeedState, words: Words): Verdict {
  const { limit } = words.query;
  const last = lastTime(feed, words);
  return {
    state: 'info',
    title: `Showing the ${part(isSelective(words.query) ? matches(feed.count) : formatInteger(feed.count), words)}.`,
    text: `Stopped${last ? ` at ${last}` : ''} by your limit of ${/^\d+$/.test(limit) ? formatInteger(limit) : limit}.${rest(feed)}`,
    action: goOn(last),
  };
}

/** `newest 100`, `first 100 from offset 42 on`. */
function part(count: string, words: Words): string {
  const { order, from, to } = words.query;
  if (order !== 'oldest') return to === 'latest' ? `newest ${count}` : `newest ${count} before ${place(to, words)}`;
  return isBeginning(from) ? `oldest ${count}` : `first ${count} from ${place(from, words)} on`;
}

function interrupted(feed: FeedState, words: Words, reason: 'cancelled' | 'budget'): Verdict {
  const last = lastTime(feed, words);
  const why =
    reason === 'budget'
      ? 'It used up what the console gives one scan.'
      : 'The console ended it, for example because it is being restarted.';
  return {
    state: 'info',
    title: `The scan stopped early${last ? `, at ${last}` : ''}.`,
    text: `${why}${rest(feed)}`,
    action: goOn(last),
  };
}

function stopped(feed: FeedState, words: Words): Verdict {
  const { scanned, expected } = totals(feed);
  const of = expected === null || feed.live ? '' : ` of ${formatInteger(expected)}`;
  const last = lastTime(feed, words);
  const on = nextCursor(feed.pages) === null ? null : goOn(last);
  return {
    state: 'info',
    title: feed.live ? 'The tail was stopped.' : `You stopped the scan${last ? ` at ${last}` : ''}.`,
    text: `${formatInteger(scanned)}${of} records had been scanned.${feed.live && on ? ' What is written meanwhile is read when you go on.' : ''}`,
    action: on ?? { kind: 'again', label: feed.live ? 'Tail again' : 'Run again' },
  };
}

function failure(feed: FeedState): Verdict {
  const { code, message } = feed.error ?? { code: '', message: '' };
  const kept = feed.count > 0 ? ' The records below came before that; more are missing.' : '';
  const title =
    code === 'TOO_MANY_SCANS'
      ? 'Too many scans run at the moment.'
      : code === 'BAD_REQUEST'
        ? 'The query can’t be run.'
        : feed.count > 0
          ? 'The scan broke off.'
          : 'The records could not be read.';
  const on = nextCursor(feed.pages) !== null && !code.startsWith('CURSOR_');
  const action = on ? goOn(null) : ({ kind: 'again', label: 'Try again' } as const);
  return { state: 'critical', title, text: `${message}${kept}`, action };
}

function failedPartitions({ pages, live }: FeedState): Verdict[] {
  const page = pages.at(-1);
  const total = pages[0]?.plan?.partitions.length ?? 0;
  const places = page?.done?.partitions ?? [...(page?.plan?.partitions ?? []), ...(page?.progress?.partitions ?? [])];
  const byMessage = new Map<string, Set<number>>();
  for (const { partition, error } of places) {
    if (error) byMessage.set(error.message, (byMessage.get(error.message) ?? new Set()).add(partition));
  }
  const failed = new Set([...byMessage.values()].flatMap((partitions) => [...partitions])).size;
  if (failed === 0) return [];
  const reasons = [...byMessage].map(([message, partitions]) => `${listed('Partition', partitions)}: ${message}`);
  const others = failed < total ? ` What is shown is ${live ? 'live' : 'complete'} for the others.` : '';
  const verdict: Verdict = {
    state: 'warning',
    title: `${formatInteger(total - failed)} of ${plural(total, 'partition')} read.`,
    text: `${reasons.join(' ')}${others}`,
  };
  if (!page?.done) return [verdict];
  const kind = page.done.cursor === null ? 'again' : 'more';
  return [{ ...verdict, action: { kind, label: `Retry ${plural(failed, 'partition')}` } }];
}

function openTransactions({ pages, live }: FeedState, { time }: Words): Verdict[] {
  // Since when is known at the end of a page, which one that was stopped never came to.
  const pending = live ? [] : pages.flatMap(({ plan, done }) => done?.pending ?? pendingOf(plan));
  if (pending.length === 0) return [];
  const offsets = pending.reduce((sum, entry) => sum + BigInt(entry.offsets), 0n);
  const since = pending.flatMap((entry) => entry.since ?? []).sort()[0];
  const where = listed('partition', new Set(pending.map((entry) => entry.partition)));
  return [
    {
      state: 'warning',
      title: `${plural(offsets, 'offset')} at the end of ${where} ${offsets === 1n ? 'waits' : 'wait'} for an open transaction.`,
      text: `${since ? `Open since ${time(Date.parse(since))}. ` : ''}They are hidden until their producer commits or aborts.`,
      action: { kind: 'uncommitted', label: 'Read uncommitted' },
    },
  ];
}

const pendingOf = (plan: Page['plan']) =>
  (plan?.partitions ?? []).flatMap(({ partition, pending }) => {
    return pending === undefined ? [] : [{ partition, offsets: pending, since: null }];
  });

function movedOffsets({ plan }: Page): Verdict[] {
  const moved = plan?.partitions.filter((partition) => partition.clamped) ?? [];
  if (moved.length === 0) return [];
  const shown = moved.slice(0, 5).map(({ partition, start, end }) => {
    return `partition ${partition} from ${formatInteger(start ?? 0)} to ${end === null ? 'now on' : formatInteger(end)}`;
  });
  const more = moved.length > shown.length ? `; ${moved.length - shown.length} more under “by partition”` : '';
  return [
    {
      state: 'info',
      title: `The asked offsets lie outside the log of ${plural(moved.length, 'partition')}.`,
      text: `Read there instead: ${shown.join(', ')}${more}.`,
    },
  ];
}

const matches = (count: number) => plural(count, 'match', 'matches');

/** Records that a filter could not be told of: they are missing, and somebody should know. */
function untold({ pages }: FeedState): Verdict[] {
  const errors = pages.flatMap(({ done, progress }) => (done ?? progress)?.filterErrors ?? []);
  const count = errors.reduce((sum, each) => sum + BigInt(each.count), 0n);
  const first = errors.find((each) => each.first !== null)?.first;
  if (count === 0n) return [];
  const title = `The filter could not be told for ${plural(count, 'record')}, which ${count === 1n ? 'counts' : 'count'} as no match.`;
  return [{ state: 'info', title, text: `${first ?? ''}. Use has(…) where a field may be missing.` }];
}

const goOn = (last: string | null) => ({ kind: 'more', label: last ? `Go on from ${last}` : 'Go on' }) as const;

/** How many offsets of the plan no page has examined, as a sentence; nothing when it is none. */
function rest({ pages, order }: FeedState): string {
  const planned = span(pages[0]?.plan?.partitions.map(({ start, end }) => [start, end]) ?? []);
  const read = pages.reduce((sum, page) => sum + offsetsExamined(page, order), 0n);
  const left = planned - read;
  return left > 0n ? ` ${plural(left, 'offset')} of the range ${left === 1n ? 'was' : 'were'} not read.` : '';
}

/** Offsets in ranges `[from, to)`; a range without a known end counts as none. */
function span(ranges: readonly (readonly [string | null, string | null])[]): bigint {
  return ranges.reduce((sum, [from, to]) => (from === null || to === null ? sum : sum + BigInt(to) - BigInt(from)), 0n);
}

function lastTime({ rows, count }: FeedState, { time }: Words): string | null {
  const row: Row | undefined = rows.slice(0, count).findLast((candidate) => candidate.type === 'record');
  if (row?.type !== 'record' || row.timestamp === '-1') return null;
  return time(Number(row.timestamp));
}

function listed(word: string, partitions: ReadonlySet<number>): string {
  const sorted = [...partitions].sort((a, b) => a - b).map(String);
  const [last, ...others] = sorted.reverse();
  return others.length === 0 ? `${word} ${last}` : `${word}s ${others.reverse().join(', ')} and ${last}`;
}

/** `2.5 s`: how long the last page took, or has taken so far. */
export function elapsed({ startedAt, endedAt }: FeedState, now: number): string {
  return formatDuration(Math.max(0, (endedAt ?? now) - startedAt) / 1000);
}
