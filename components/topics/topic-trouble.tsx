'use client';

import { useQuery } from '@tanstack/react-query';
import type { Partition } from '@/lib/contracts/topics.ts';
import { overviewQuery } from '@/lib/queries/clusters.ts';
import { routes } from '@/lib/routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { Time } from '../ui/time.tsx';
import { troubleOf } from './partitions-trouble.ts';

interface TopicTroubleProps {
  cluster: string;
  topic: string;
  partitions: readonly Partition[];
  minIsr: number | null;
}

/** What is wrong with the partitions, since when, what it means, and the brokers to look at. */
export function TopicTrouble({ cluster, topic, partitions, minIsr }: TopicTroubleProps) {
  // The frame polls the same query: this asks nothing more.
  const { data } = useQuery(overviewQuery(cluster));
  const trouble = troubleOf(topic, partitions, minIsr);
  if (!trouble) return null;
  const since = data?.findings.find(({ id }) => id === trouble.finding)?.since;
  return (
    <Note
      className="mt-4"
      state={trouble.state}
      title={trouble.title}
      actions={trouble.brokers.slice(0, 3).map((broker) => (
        <ButtonLink key={broker} size="sm" href={routes.broker(cluster, broker)}>
          Broker {broker}
        </ButtonLink>
      ))}
    >
      {since && (
        <>
          <Time at={since} prefix="Since" relative />.{' '}
        </>
      )}
      {trouble.meaning}
    </Note>
  );
}
