import type { State } from './badge.tsx';

/** How full, as a bar of 64 px; the number stands beside it. */
export function Bar({ share, state }: { share: number; state?: State | undefined }) {
  const width = `${Math.min(100, Math.max(0, share * 100)).toFixed(1)}%`;
  return (
    <span className="bar" data-state={state} aria-hidden="true">
      <i style={{ width }} />
    </span>
  );
}
