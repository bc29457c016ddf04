import { formatInteger } from '@/lib/format/number.ts';
import type { FeedState } from './feed.ts';

interface PartitionRow {
  partition: number;
  /** Null: the broker did not say, or a tail without an end. */
  start: string | null;
  end: string | null;
  /** Where the scan stands or ended; null before its first news. */
  position: string | null;
  note: string;
}

const reasons = {
  limit: 'limit reached',
  end: 'complete',
  cancelled: 'stopped',
  budget: 'budget used up',
  error: 'failed',
};

/** Which offsets of each partition the query covers, and how far it is. */
export function PartitionProgress({ feed, order }: { feed: FeedState; order: string }) {
  return (
    <div className="scroll by-partition">
      <table className="data">
        <thead>
          <tr>
            <th className="num">Part.</th>
            <th className="num">From</th>
            <th className="num">To</th>
            <th className="num">Position</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {partitionRows(feed, order).map(({ partition, start, end, position, note }) => (
            <tr key={partition}>
              <td className="num">{partition}</td>
              <td className="num">{start !== null && formatInteger(start)}</td>
              <td className="num">{end !== null && formatInteger(end)}</td>
              <td className="num">{position !== null && formatInteger(position)}</td>
              <td className="t2">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function partitionRows({ pages, phase }: FeedState, order: string): PartitionRow[] {
  const last = pages.at(-1);
  const positions = new Map(last?.progress?.partitions.map((entry) => [entry.partition, entry]));
  const ended = new Map(last?.done?.partitions.map((entry) => [entry.partition, entry]));
  return (pages[0]?.plan?.partitions ?? []).map(({ partition, start, end, clamped, error }) => {
    const done = ended.get(partition);
    const problem = error ?? done?.error ?? positions.get(partition)?.error;
    const state = done ? reasons[done.reason] : phase === 'running' ? 'scanning' : 'stopped';
    return {
      partition,
      start,
      end,
      position: (order === 'oldest' ? done?.to : done?.from) ?? positions.get(partition)?.position ?? null,
      note: problem?.message ?? (clamped ? `${state}, moved to the edge of the log` : state),
    };
  });
}
