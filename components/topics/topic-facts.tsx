import Link from 'next/link';
import type { TopicDetail } from '@/lib/contracts/topics.ts';
import { formatDuration, formatMilliseconds } from '@/lib/format/duration.ts';
import { routes } from '@/lib/routes.ts';
import { Facts } from '../ui/facts.tsx';
import { Bytes, Num, Rate } from '../ui/quantity.tsx';
import { Unknown } from '../ui/unknown.tsx';

/** The numbers of a topic in one line. */
export function TopicFacts({ cluster, topic }: { cluster: string; topic: TopicDetail }) {
  const why = topic.problem?.message ?? 'Not read yet. The next sample follows within seconds.';
  return (
    <Facts
      items={[
        { label: 'Messages', value: <Num value={topic.messages} unknown={why} /> },
        { label: 'Size on all replicas', value: <Bytes value={topic.sizeBytes} unknown={why} /> },
        { label: 'In', value: <Rate value={topic.producedPerSecond} unknown={why} unit="records" /> },
        {
          label: 'Replicas',
          value: (
            <>
              {topic.replicationFactor}{' '}
              <small>min. in sync {topic.minInsyncReplicas ?? <Unknown reason={why} />}</small>
            </>
          ),
        },
        { label: 'Kept for', value: <Kept topic={topic} why={why} /> },
        { label: 'Worst lag', value: <WorstLag cluster={cluster} topic={topic} why={why} /> },
      ]}
    />
  );
}

function Kept({ topic: { retentionMs, cleanupPolicy }, why }: { topic: TopicDetail; why: string }) {
  if (cleanupPolicy === null) return <Unknown reason={why} />;
  const compacted = cleanupPolicy.includes('compact');
  if (!cleanupPolicy.includes('delete')) return <>the newest of each key</>;
  if (retentionMs === null) return <Unknown reason={why} />;
  return (
    <>
      {BigInt(retentionMs) < 0n ? 'ever' : formatMilliseconds(retentionMs)} <small>{compacted && 'compacted'}</small>
    </>
  );
}

function WorstLag({
  cluster,
  topic: { worstGroup, groups },
  why,
}: {
  cluster: string;
  topic: TopicDetail;
  why: string;
}) {
  if (groups === null) return <Unknown reason={why} />;
  if (!worstGroup) return <>no group reads it</>;
  const { group, lag, lagSeconds } = worstGroup;
  return (
    <>
      <Link className="link" href={routes.group(cluster, group)}>
        {group === '' ? '(empty name)' : group}
      </Link>{' '}
      <small>
        {lagSeconds === null ? (
          <Num value={lag} unknown="What it committed is beyond the end, or an end is not known." unit="records" />
        ) : (
          formatDuration(lagSeconds)
        )}
      </small>
    </>
  );
}
