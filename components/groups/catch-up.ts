import type { GroupSummary } from '@/lib/contracts/groups.ts';
import { formatDuration } from '@/lib/format/duration.ts';

/** When a group will have read everything, at present rates. */
export function catchUpWords({ catchUp, catchUpSeconds }: Pick<GroupSummary, 'catchUp' | 'catchUpSeconds'>): string {
  if (catchUp === 'caught-up') return 'caught up';
  if (catchUp === 'never') return 'never';
  return catchUp === 'in' && catchUpSeconds !== null ? `in ${formatDuration(catchUpSeconds)}` : 'not known';
}
