import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { formatInteger, plural } from '../../lib/format/number.ts';
import type { PlannedOffset } from './plan-offset-reset.ts';

/** A partition of the plan as it is shown. */
export interface ShownOffset extends PlannedOffset {
  note?: string | undefined;
  /** The time of the record at the new offset in milliseconds since 1970; null: there is none; undefined: unknown. */
  at?: bigint | null | undefined;
  /** Whether it is written although the offset stays, because something else of the commit changes. */
  rewritten?: boolean;
}

export function isChanged({ before, after, rewritten }: ShownOffset): boolean {
  return rewritten === true || before !== after;
}

export function offsetEffect(row: ShownOffset): Effect {
  const { topic, partition, before, after, records, at } = row;
  const note = row.note ?? (isChanged(row) ? undefined : 'unchanged');
  const time = at === null ? null : isoTime(at);
  return {
    resource: `${topic}-${partition}`,
    field: 'offset',
    before: before?.toString() ?? null,
    after: after?.toString() ?? null,
    ...(note !== undefined && { note }),
    ...(records && { records: { count: records.count.toString(), word: records.word } }),
    ...(time !== undefined && after !== null && { at: time }),
  };
}

const furthest = 8_640_000_000_000_000n;

/** Undefined for what no calendar has: a producer may write any number. */
export function isoTime(at: bigint | undefined): string | undefined {
  return at === undefined || at > furthest ? undefined : new Date(Number(at)).toISOString();
}

interface OffsetTotals {
  changed: number;
  readAgain: bigint;
  skipped: bigint;
}

function totalsOf(rows: readonly ShownOffset[]): OffsetTotals {
  const sum = (word: string) =>
    rows.reduce((count, { records }) => count + (records?.word === word ? records.count : 0n), 0n);
  return { changed: rows.filter(isChanged).length, readAgain: sum('read again'), skipped: sum('skipped') };
}

/** `11 of 12 partitions move back; 6,656,461 records will be read again.` */
export function offsetSummary(rows: readonly ShownOffset[]): string {
  const changed = rows.filter(isChanged);
  if (changed.length === 0) {
    return `${partitionsOf(rows.length, rows.length)} ${rows.length === 1 ? 'stays as it is' : 'stay as they are'}.`;
  }
  const kinds = Map.groupBy(changed, movementOf);
  const clauses = movements.flatMap(({ name, one, many }) => {
    const count = kinds.get(name)?.length ?? 0;
    return count === 0 ? [] : [{ count, words: count === 1 ? one : many }];
  });
  const moves = clauses.map(({ count, words }, index) =>
    index === 0 ? `${partitionsOf(count, rows.length)} ${words}` : `${formatInteger(count)} ${words}`,
  );
  const { readAgain, skipped } = totalsOf(rows);
  const records = [
    ...(readAgain > 0n ? [`${plural(readAgain, 'record')} will be read again`] : []),
    ...(skipped > 0n ? [`${plural(skipped, 'record')} will be skipped`] : []),
  ];
  return `${[moves.join(', '), records.join(', ')].filter(Boolean).join('; ')}.`;
}

const movements = [
  { name: 'back', one: 'moves back', many: 'move back' },
  { name: 'forward', one: 'moves forward', many: 'move forward' },
  { name: 'first', one: 'gets its first commit', many: 'get their first commit' },
  { name: 'gone', one: 'loses its commit', many: 'lose their commits' },
  { name: 'same', one: 'gets its metadata back', many: 'get their metadata back' },
] as const;

function movementOf({ before, after }: ShownOffset): (typeof movements)[number]['name'] {
  if (after === null) return 'gone';
  if (before === null) return 'first';
  if (after === before) return 'same';
  return after < before ? 'back' : 'forward';
}

function partitionsOf(count: number, all: number): string {
  if (count < all) return `${formatInteger(count)} of ${plural(all, 'partition')}`;
  return all === 1 ? 'The partition' : `All ${plural(all, 'partition')}`;
}

/** What follows for the consumers: records that come twice, and records that never come. */
export function movementWarnings(group: string, rows: readonly ShownOffset[]): Warning[] {
  const { readAgain, skipped } = totalsOf(rows);
  const warnings: Warning[] = [];
  if (readAgain > 0n) {
    const title = `${plural(readAgain, 'record')} ${readAgain === 1n ? 'reaches' : 'reach'} ${group} again.`;
    const text = 'What was done with them is done twice: safe only if that work can be repeated without harm.';
    warnings.push({ severity: 'warning', title, text });
  }
  if (skipped > 0n) {
    const title = `${plural(skipped, 'record')} never ${skipped === 1n ? 'reaches' : 'reach'} ${group}.`;
    warnings.push({ severity: 'warning', title, text: 'They stay in the log; only this group passes them over.' });
  }
  const atEdges = (['start', 'end'] as const).flatMap((edge): Warning[] => {
    const count = rows.filter(({ clamped }) => clamped === edge).length;
    if (count === 0) return [];
    const title = `${plural(count, 'partition')} ${count === 1 ? 'goes' : 'go'} to the ${edge} of the log.`;
    return [
      { severity: 'warning', title, text: `The offset asked for lies ${edge === 'start' ? 'before' : 'after'} it.` },
    ];
  });
  return [...warnings, ...atEdges];
}
