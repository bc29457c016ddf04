'use client';

import type { StalePart } from '@/lib/contracts/common.ts';
import { formatAgo, formatClock } from '@/lib/format/time.ts';
import { useNow, useZone } from './preferences.tsx';
import { Tip } from './tooltip.tsx';

interface AsOfProps {
  /** When the oldest part of what is shown was read; null: never. */
  asOf: string | null;
  stale: readonly StalePart[];
}

/** How old the view is, and which parts of it could not be refreshed. */
export function AsOf({ asOf, stale }: AsOfProps) {
  const zone = useZone();
  const now = useNow();
  const failed = stale.map(({ part }) => part);
  const age = asOf === null ? 'not read yet' : `as of ${formatAgo(Date.parse(asOf), now)}`;
  const reasons = stale.map(({ part, error, asOf: at }) => {
    const from = at === null ? 'nothing to show' : `shown from ${formatClock(Date.parse(at), zone)}`;
    return <p key={part}>{`${part}: ${error.message} (${from})`}</p>;
  });
  const read = asOf === null ? 'Waiting for the first answer' : `Read ${formatClock(Date.parse(asOf), zone)} ${zone}`;
  return (
    <Tip text={reasons.length > 0 ? reasons : read}>
      <button type="button" className="asof" data-stale={asOf === null || stale.length > 0 || undefined}>
        {age}
        {failed.length > 0 &&
          `, ${failed.slice(0, 2).join(', ')}${failed.length > 2 ? ` and ${failed.length - 2} more` : ''} not refreshed`}
      </button>
    </Tip>
  );
}
