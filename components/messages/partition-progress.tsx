'use client';

import { useNow } from '@/components/ui/preferences.tsx';
import { formatInteger, formatRate } from '@/lib/format/number.ts';
import type { FeedState } from './feed.ts';
import { partitionRows } from './partition-rows.ts';

interface PartitionProgressProps {
  feed: FeedState;
  /** What is shown are matches. */
  selective: boolean;
}

/** Which offsets of each partition the query covers, how far it is, how fast, and what it found there. */
export function PartitionProgress({ feed, selective }: PartitionProgressProps) {
  const now = useNow();
  return (
    <div className="scroll by-partition">
      <table className="data">
        <thead>
          <tr>
            <th className="num">Part.</th>
            <th className="num">From</th>
            <th className="num">To</th>
            <th className="num">Position</th>
            <th className="num">Left</th>
            <th className="num">Per s</th>
            <th className="num">{selective && feed.dropped === 0 ? 'Matches' : 'Shown'}</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {partitionRows(feed, now).map(({ partition, start, end, position, left, perSecond, shown, note }) => (
            <tr key={partition}>
              <td className="num">{partition}</td>
              <td className="num">{start !== null && formatInteger(start)}</td>
              <td className="num">{end !== null && formatInteger(end)}</td>
              <td className="num">{position !== null && formatInteger(position)}</td>
              <td className="num">{left !== null && formatInteger(left)}</td>
              <td className="num">{perSecond !== null && formatRate(perSecond)}</td>
              <td className="num">{formatInteger(shown)}</td>
              <td className="t2">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
