import { formatDuration } from '@/lib/format/duration.ts';
import { formatInteger } from '@/lib/format/number.ts';
import type { LagRow, LagUnit } from './lag-lines.ts';

/** What a line says at one instant, to the last digit. */
export function lagWords(row: LagRow, line: number, unit: LagUnit): string {
  const exact = row.exact[line] ?? null;
  const value = row.values[line] ?? null;
  if (unit === 'records') return exact === null ? 'unknown' : formatInteger(exact);
  return value === null ? 'unknown' : formatDuration(value);
}
