'use client';

import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { Button } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import { Select } from '@/components/ui/select.tsx';
import { plural } from '@/lib/format/number.ts';
import { topicQuery } from '@/lib/queries/topics.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { PartitionControl } from '../partition-control.tsx';
import { RangeControl } from '../range-control.tsx';
import { CountingLine } from './counting-line.tsx';
import { FormatsTable } from './formats-table.tsx';
import { KeysTable } from './keys-table.tsx';
import { PartitionsTable } from './partitions-table.tsx';
import { RecordsOverTime } from './records-over-time.tsx';
import { SizesTable } from './sizes-table.tsx';
import { StatisticsFacts } from './statistics-facts.tsx';
import { useStatistics } from './use-statistics.ts';

const rangeState = z.object({
  from: z.string().default(''),
  to: z.string().default('latest'),
  partitions: z.string().default(''),
  isolation: z.enum(['read_committed', 'read_uncommitted']).default('read_committed'),
});

const isolations = [
  { value: 'read_committed', label: 'Committed' },
  { value: 'read_uncommitted', label: 'Uncommitted' },
] as const;

/** What the records of a topic have in common: counted when asked for, since every one of them has to be read. */
export function TopicStatistics({ cluster, topic }: { cluster: string; topic: string }) {
  const [range, setRange] = useUrlState(rangeState);
  const detail = useQuery(topicQuery(cluster, topic)).data;
  const { counting, run, stop } = useStatistics(cluster, topic);
  const { statistics, phase, plan } = counting;
  const change = (next: Partial<z.output<typeof rangeState>>) => {
    setRange(next);
    if (phase !== 'idle') void run({ ...range, ...next });
  };
  return (
    <>
      <div className="toolbar">
        <RangeControl query={range} onChange={change} />
        <PartitionControl
          value={range.partitions}
          total={detail?.partitions ?? null}
          onChange={(partitions) => change({ partitions })}
        />
        <Select
          label="Isolation"
          value={range.isolation}
          options={isolations}
          onChange={(isolation) => change({ isolation })}
        />
        <Button variant="primary" busy={phase === 'running'} onClick={() => void run(range)}>
          {phase === 'idle' ? 'Count' : 'Count again'}
        </Button>
      </div>
      <CountingLine counting={counting} onStop={stop} />
      {phase === 'idle' && (
        <Empty title="Nothing is counted yet">
          Every record of the range is read once: sizes, keys, formats and times come out of it.
          {detail?.messages && ` The topic has about ${plural(detail.messages, 'record')}.`}
        </Empty>
      )}
      {statistics && statistics.records === '0' && phase === 'ended' && (
        <Empty title="There are no records in this range">Choose a longer one, or other partitions.</Empty>
      )}
      {statistics && statistics.records !== '0' && (
        <>
          <StatisticsFacts statistics={statistics} />
          <RecordsOverTime statistics={statistics} />
          <SizesTable statistics={statistics} />
          <KeysTable cluster={cluster} topic={topic} statistics={statistics} />
          <FormatsTable statistics={statistics} />
          <PartitionsTable statistics={statistics} read={plan?.partitions.length ?? 0} />
        </>
      )}
    </>
  );
}
