import type { Change } from '@/lib/contracts/changes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import type { State } from '../ui/badge.tsx';

type Ended = Pick<Change, 'state' | 'results' | 'error'>;

/** How a change ended, said in a sentence, with the reason of the failure as a whole. */
export function endWords({ state, results, error }: Ended): { state: State; title: string; text: string | null } {
  const failed = results.filter(({ ok }) => !ok).length;
  if (state === 'partly') {
    const title = `${formatInteger(failed)} of ${formatInteger(results.length)} failed, the others are done.`;
    return { state: 'warning', title, text: error?.message ?? null };
  }
  if (state === 'unknown') {
    return {
      state: 'warning',
      title: 'The console stopped before the result was recorded.',
      text: 'It may be done, wholly or in part. Look at what it changes before you go on.',
    };
  }
  if (state === 'applied') return { state: 'ok', title: 'It is done.', text: null };
  const reason = error?.message ?? results.find(({ ok }) => !ok)?.error?.message ?? null;
  return { state: 'critical', title: 'It failed.', text: reason };
}
