'use client';

import { useMemo } from 'react';
import type { GroupPartition, LagReply } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { type HeatRow, heatOf } from '../chart/lag-heat.ts';
import { HeatScale, LagHeatmap } from '../chart/lag-heatmap.tsx';
import { Section } from '../ui/section.tsx';
import { tint } from './group-status.tsx';
import type { GroupView } from './view.ts';

interface HeatSectionProps {
  reply: LagReply;
  range: GroupView['range'];
  partitions: readonly GroupPartition[];
}

const cells: Record<GroupView['range'], { ms: number; words: string }> = {
  '15m': { ms: 15_000, words: '15 s' },
  '1h': { ms: 60_000, words: '1 min' },
  '6h': { ms: 300_000, words: '5 min' },
};
const mostRows = 48;

/** Which partitions lagged when: one row each. Left out where there is but one, or nothing to see. */
export function HeatSection({ reply, range, partitions }: HeatSectionProps) {
  const heat = useMemo(() => heatOf(reply, cells[range].ms), [reply, range]);
  const known = new Map(partitions.map((one) => [`${one.topic}/${one.partition}`, one]));
  const nowOf = ({ topic, partition }: HeatRow) => known.get(`${topic}/${partition}`);
  const drawn = worstRows(heat.rows);
  const topics = [...new Set(drawn.map(({ topic }) => topic))];
  const isLoud = (row: HeatRow) => tint(nowOf(row)?.status ?? 'OK') === 'critical';
  if (heat.rows.length < 2 || !heat.rows.some(({ cells: one }) => one.some((lag) => lag !== null))) return null;
  const left = heat.rows.length - drawn.length;
  return (
    <Section
      title="Partitions over time"
      note={`the most records behind in ${cells[range].words}, each step × 3${left > 0 ? `; the worst ${drawn.length} of ${plural(heat.rows.length, 'partition')}` : ''}`}
      end={<HeatScale limits={heat.limits} />}
    >
      {topics.map((topic, index) => {
        const rows = drawn.filter((row) => row.topic === topic);
        return (
          <div key={topic} className="heat-topic">
            {topics.length > 1 && <h3>{topic}</h3>}
            <LagHeatmap
              heat={heat}
              rows={rows}
              label={describe(topic, rows, isLoud)}
              loud={isLoud}
              axis={index === topics.length - 1}
              now={(row) => <NowWords partition={nowOf(row)} />}
            />
          </div>
        );
      })}
    </Section>
  );
}

function NowWords({ partition }: { partition: GroupPartition | undefined }) {
  if (!partition || partition.lag === null) return 'unknown';
  const word = tint(partition.status) ? groupState[partition.status].word.toLowerCase() : '';
  return (
    <>
      {formatInteger(partition.lag)} {word}
    </>
  );
}

/** In natural order; of very many those that were furthest behind. */
function worstRows(rows: readonly HeatRow[]): HeatRow[] {
  const most = ({ cells: one }: HeatRow) =>
    one.reduce<bigint>((max, lag) => (lag !== null && lag > max ? lag : max), 0n);
  const chosen =
    rows.length <= mostRows
      ? [...rows]
      : rows
          .map((row) => ({ row, most: most(row) }))
          .sort((a, b) => (a.most < b.most ? 1 : a.most > b.most ? -1 : 0))
          .slice(0, mostRows)
          .map(({ row }) => row);
  return chosen.sort((a, b) => a.topic.localeCompare(b.topic, 'en') || a.partition - b.partition);
}

function describe(topic: string, rows: readonly HeatRow[], isLoud: (row: HeatRow) => boolean): string {
  const loud = rows.filter(isLoud).map(({ partition }) => partition);
  const stalled = loud.length > 0 ? ` Stalled: ${loud.join(', ')}.` : '';
  return `Lag of ${plural(rows.length, 'partition')} of ${topic} over time.${stalled} The numbers are in the table of partitions.`;
}
