import type { ChangeState } from '@/lib/contracts/changes.ts';
import type { State } from '../ui/badge.tsx';

/** How a change's state is shown: colour, shape and word. */
export const changeStates: Record<ChangeState, { state: State; word: string }> = {
  planned: { state: 'offline', word: 'Not applied' },
  expired: { state: 'offline', word: 'Expired' },
  stale: { state: 'offline', word: 'Refused, it had moved' },
  applying: { state: 'info', word: 'Being done' },
  applied: { state: 'ok', word: 'Done' },
  partly: { state: 'warning', word: 'Partly done' },
  failed: { state: 'critical', word: 'Failed' },
  unknown: { state: 'warning', word: 'Not known' },
};

/** `reset-offsets` as people say it. */
export const kindWord = (kind: string) => kind.replaceAll('-', ' ');
