'use client';

import { useZone } from '@/components/ui/preferences.tsx';
import { Section } from '@/components/ui/section.tsx';
import type { TopicStatistics } from '@/lib/contracts/statistics.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { formatShort, plural } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import { timeBars } from './time-bars.ts';

/** When the counted records were written, by their own timestamps. */
export function RecordsOverTime({ statistics: { times, untimed } }: { statistics: TopicStatistics }) {
  const zone = useZone();
  const bars = timeBars(times);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(...bars.map(({ records }) => records));
  const time = (at: number) => formatDateTime(at, zone, 'minute');
  const width = formatDuration((first.to - first.from) / 1000);
  const none = untimed === '0' ? '' : ` ${plural(untimed, 'record has', 'records have')} no timestamp.`;
  return (
    <Section title="Records over time" note={`Each bar is ${width}, by the records’ own timestamps (${zone}).${none}`}>
      <div className="chart time-bars">
        <span className="most">{formatShort(most)}</span>
        <ol aria-label={`Records per ${width}`}>
          {bars.map(({ from, to, records }) => (
            <li key={from} title={`${time(from)} – ${time(to)}: ${plural(records, 'record')}`}>
              <i style={{ height: `${(100 * records) / most}%` }} />
              <span className="vh">{`${time(from)}: ${plural(records, 'record')}`}</span>
            </li>
          ))}
        </ol>
        <p className="ends t3">
          <span>{time(first.from)}</span>
          <span>{time(last.to)}</span>
        </p>
      </div>
    </Section>
  );
}
