import Link from 'next/link';
import { routes } from '@/lib/routes.ts';
import { Unknown } from '../ui/unknown.tsx';
import type { MemberRow } from './members.ts';
import { ranges } from './words.ts';

/** The partitions of a member by topic; many are shown as ranges, and those that don't move by themselves. */
export function MemberAssignment({ cluster, row: { member, topics } }: { cluster: string; row: MemberRow }) {
  if (member.problem) return <Unknown reason={member.problem.message} />;
  if (topics.length === 0) return <span className="t3">none</span>;
  return topics.map(({ topic, partitions }) => {
    const moving = partitions.filter(({ stalled }) => !stalled).map(({ partition }) => partition);
    const stalled = partitions.filter((one) => one.stalled).map(({ partition }) => partition);
    return (
      <span key={topic} className="sub-line">
        <Link className="t2" href={routes.topicPartitions(cluster, topic)}>
          {topic}
        </Link>{' '}
        <span className="ids">{ranges(moving)}</span>
        {stalled.length > 0 && (
          <span className="ids loud">
            {moving.length > 0 && ' '}
            {ranges(stalled)} stalled
          </span>
        )}
      </span>
    );
  });
}
