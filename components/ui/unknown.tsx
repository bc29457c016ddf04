'use client';

import { Tip } from './tooltip.tsx';

/** What could not be learned, with the reason on hover and focus. Never 0, never a bare dash. */
export function Unknown({ reason, word = 'unknown' }: { reason: string; word?: string }) {
  return (
    <Tip text={reason} delay={100}>
      <button type="button" className="unknown">
        {word}
        <span className="vh">: {reason}</span>
      </button>
    </Tip>
  );
}
