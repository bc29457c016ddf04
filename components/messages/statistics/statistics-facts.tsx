import { Facts } from '@/components/ui/facts.tsx';
import { Bytes, Num } from '@/components/ui/quantity.tsx';
import { Time } from '@/components/ui/time.tsx';
import type { TopicStatistics } from '@/lib/contracts/statistics.ts';
import { formatInteger, formatPercent } from '@/lib/format/number.ts';

/** The numbers that say most about a topic. */
export function StatisticsFacts({ statistics }: { statistics: TopicStatistics }) {
  const { records, nullKeys, nullValues, withHeaders, recordSizes, oldest, newest, codecs } = statistics;
  const stored = codecs.reduce((sum, codec) => sum + BigInt(codec.stored), 0n);
  return (
    <Facts
      items={[
        { label: 'Records', value: formatInteger(records) },
        { label: 'Different keys', value: <DistinctKeys statistics={statistics} /> },
        { label: 'Null keys', value: <Num value={nullKeys} unknown="" /> },
        { label: 'Null values', value: <Num value={nullValues} unknown="" /> },
        { label: 'With headers', value: <Num value={withHeaders} unknown="" /> },
        {
          label: 'In the log',
          value: (
            <>
              <Bytes value={stored.toString()} unknown="" />{' '}
              <small>
                {codecs.map(({ codec }) => codec).join(', ')}; <Bytes value={recordSizes.total} unknown="" />{' '}
                uncompressed
              </small>
            </>
          ),
        },
        {
          label: 'Timestamps',
          value:
            oldest === null || newest === null ? (
              'none'
            ) : (
              <>
                <Time at={Number(oldest)} date /> <small>to</small> <Time at={Number(newest)} date />
              </>
            ),
        },
      ]}
    />
  );
}

function DistinctKeys({ statistics: { distinctKeys } }: { statistics: TopicStatistics }) {
  const { count, error } = distinctKeys;
  if (error === 0) return formatInteger(count);
  return (
    <span title={`Estimated: two times in three within ${formatPercent(error * 100)} of the truth`}>
      ≈ {formatInteger(count)} <small>± {formatPercent(error * 100)}</small>
    </span>
  );
}
