import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/format/duration.ts';

/** A group's name as text; the empty name is a name too. */
export function groupName(id: string): string {
  return id === '' ? '(empty name)' : id;
}

/** When a group will have read everything: a value, and in small what it rests on. */
export function catchUpWords({ catchUp, catchUpSeconds }: Pick<GroupSummary, 'catchUp' | 'catchUpSeconds'>): {
  value: string | null;
  note?: string;
} {
  if (catchUp === 'caught-up') return { value: 'caught up' };
  if (catchUp === 'never') return { value: 'never', note: 'at these rates' };
  if (catchUp === 'unknown' || catchUpSeconds === null) return { value: null };
  return { value: `in ${formatDuration(catchUpSeconds)}`, note: 'at these rates' };
}

/** Splits a verdict after its first sentence, which is set strong. A full stop inside a name ends no sentence. */
export function splitVerdict(verdict: string): { title: string; rest: string } {
  const end = verdict.search(/\.\s+[\p{Lu}\d]/u);
  return end === -1
    ? { title: verdict, rest: '' }
    : { title: verdict.slice(0, end + 1), rest: verdict.slice(end + 1).trim() };
}

/** `0-5, 8, 11-12`. */
export function ranges(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}-${to}`))
    .join(', ');
}
