'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button.tsx';
import { histogramQuery } from '@/lib/queries/histogram.ts';
import type { FeedState, PlanEvent } from '../feed.ts';
import { isLive, type QueryText } from '../query.ts';
import { HistogramPlot } from './histogram-plot.tsx';

interface HistogramProps {
  cluster: string;
  topic: string;
  query: QueryText;
  feed: FeedState;
  /** Another range was chosen: it runs at once. */
  onChange: (change: Partial<QueryText>) => void;
}

/** Where in time the topic's offsets lie, and where a range of them is chosen. It is read once the list has begun. */
export function Histogram({ cluster, topic, query, feed, onChange }: HistogramProps) {
  const { from, to } = query;
  const [page] = feed.pages;
  const partitions = examinedPartitions(query, page?.plan ?? null);
  const listed = feed.count > 0 || Boolean(page?.progress ?? page?.done);
  const live = isLive(query);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    ...histogramQuery({ cluster, topic }, { from, to, partitions }, page?.plan?.at ?? null),
    enabled: listed && !live,
  });
  if (live) return null;
  if (data && data.buckets.length > 0) {
    const ofBefore = isPlaceholderData;
    return <HistogramPlot histogram={data} ofBefore={ofBefore} query={query} feed={feed} onChange={onChange} />;
  }
  return (
    <div className="histogram" aria-busy={!data && !error}>
      <p className="caption t3">Offsets over time</p>
      <p className="histo none t3">
        {error && !data && (
          <>
            <span>They could not be read. {error.message}</span>
            <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          </>
        )}
        {data && (data.unavailable ? `Not available. ${data.unavailable.message}` : 'There are none in this range.')}
      </p>
      <div className="haxis" />
    </div>
  );
}

/** A key that is looked for in one partition alone leaves the others out of the count too. */
function examinedPartitions({ keyPartitioner, partitions }: QueryText, plan: PlanEvent | null): string {
  const [only, another] = plan?.partitions ?? [];
  return keyPartitioner !== '' && only && !another ? String(only.partition) : partitions;
}
