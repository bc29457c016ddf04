import type { Effect } from '@/lib/contracts/changes.ts';
import { formatInteger } from '@/lib/format/number.ts';

type RecordsWord = NonNullable<Effect['records']>['word'];

/** Which columns a list of effects needs; what no row uses is left out. */
export interface EffectsShape {
  /** The heading of the list. */
  title: string;
  resource: boolean;
  field: boolean;
  /** The rows are offsets: numbers to line up, and to group by thousands. */
  offsets: boolean;
  /** Null: no row has any. `mixed`: each row says its own word. */
  records: RecordsWord | 'mixed' | null;
  at: boolean;
  note: boolean;
}

export function shapeOf(effects: readonly Effect[]): EffectsShape {
  const resources = new Set(effects.map(({ resource }) => resource));
  const fields = new Set(effects.map(({ field }) => field));
  const words = new Set(effects.flatMap(({ records }) => records?.word ?? []));
  const [field] = fields;
  const [word] = words;
  const offsets = effects.some(
    ({ at, records, before }) => at !== undefined || (records && /^\d+$/.test(before ?? '0')),
  );
  const itself = fields.size === 1 && (field === 'topic' || field === 'group');
  const resource = resources.size > 1 || (fields.size <= 1 && (offsets || itself));
  return {
    title: fields.size === 1 && field !== undefined ? titleOf(field, offsets, resource && !itself) : 'What changes',
    // One setting of many topics, many settings of one topic: what all rows share is in a title already.
    resource,
    field: fields.size > 1 || !resource,
    offsets,
    records: words.size > 1 ? 'mixed' : (word ?? null),
    at: effects.some(({ at }) => at !== undefined),
    note: effects.some(({ note }) => note !== undefined),
  };
}

function titleOf(field: string, offsets: boolean, ofMany: boolean): string {
  if (offsets) return capital(`${field}s`);
  return ofMany ? field : 'What changes';
}

export const isUnchanged = ({ before, after }: Effect) => before === after;

/** A value as the table shows it: offsets grouped by thousands, everything else as it is. */
export function valueText(value: string, offsets: boolean): string {
  return offsets && /^-?\d+$/.test(value) ? formatInteger(value) : value;
}

/** What all rows cost together, a sum for each word: `6,656,461 read again, 12 skipped`. */
export function recordTotals(effects: readonly Effect[]): { word: RecordsWord; count: bigint }[] {
  const totals = new Map<RecordsWord, bigint>();
  for (const { records } of effects) {
    if (records) totals.set(records.word, (totals.get(records.word) ?? 0n) + BigInt(records.count));
  }
  return [...totals].map(([word, count]) => ({ word, count }));
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
