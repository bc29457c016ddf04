'use client';

import clsx from 'clsx';
import { useMemo } from 'react';
import { timeTicks } from '@/components/chart/scale.ts';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { Tip } from '@/components/ui/tooltip.tsx';
import type { Histogram } from '@/lib/contracts/histogram.ts';
import type { FeedState } from '../feed.ts';
import { isSelective, type QueryText } from '../query.ts';
import { barPaths, barsBox, countShown, type Span, type Stretch, shareOf, unknownStretches } from './bars.ts';
import { SpanTip } from './span-tip.tsx';
import { unexamined } from './unexamined.ts';
import { useBrush } from './use-brush.ts';
import { axisLabel, gaps, spanTimes, timeWords, title } from './words.ts';

interface HistogramPlotProps {
  histogram: Histogram;
  /** It is still that of the query before. */
  ofBefore?: boolean;
  query: QueryText;
  feed: FeedState;
  onChange: (change: Partial<QueryText>) => void;
}

const labels = 6;

/** Bars of the offsets with what is shown of them, what is not examined yet, and the brush. */
export function HistogramPlot({ histogram, ofBefore = false, query, feed, onChange }: HistogramPlotProps) {
  const { buckets } = histogram;
  const zone = useZone();
  const now = useNow();
  const shown = useMemo(() => countShown(feed.rows, feed.count, buckets), [feed.rows, feed.count, buckets]);
  const paths = useMemo(() => barPaths(buckets, shown), [buckets, shown]);
  const unknown = useMemo(() => unknownStretches(buckets), [buckets]);
  const left = ofBefore ? null : unexamined(feed, query, buckets);
  const brush = useBrush(buckets, (span) => onChange(rangeOf(histogram, span)));
  const selective = isSelective(query);

  const [from, to] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 0];
  const edgeAt = ({ first, end }: Span) => ({ first: buckets[first]?.from ?? from, end: buckets[end - 1]?.to ?? to });
  const whole: Span = { first: 0, end: buckets.length };
  const chosen = brush.span ?? whole;
  const ends = { first: shareOf(edgeAt(chosen).first, buckets), end: shareOf(edgeAt(chosen).end, buckets) };
  const tip = brush.span ?? (brush.hovered === null ? null : { first: brush.hovered, end: brush.hovered + 1 });
  const words = gaps(histogram);

  return (
    <div className="histogram" aria-busy={ofBefore}>
      <p className="caption t3">
        <Tip text="Offsets are counted, which markers of transactions and records that compaction removed have too.">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is counted is told on focus too. */}
          <span tabIndex={0}>{title(histogram)}</span>
        </Tip>
        <span className="legend shown">{selective ? 'matches' : 'shown'}</span>
        {unknown.length > 0 && <span className="legend blank">not known</span>}
        {left && <span className="legend left">not examined</span>}
        {words && <span className="gaps">{words}</span>}
      </p>
      <section
        className="histo"
        aria-label={`${title(histogram)}, ${spanTimes(buckets, whole, now, zone)}. Drag to choose a range.`}
      >
        <div className="drag" {...brush.plot}>
          <svg viewBox={barsBox} preserveAspectRatio="none" aria-hidden="true">
            <path className="all" d={paths.all} />
            <path className="m" d={paths.shown} />
          </svg>
          {unknown.map((stretch) => (
            <div key={stretch.from} className="blank" style={placeOf(stretch)} />
          ))}
          {left && <div className="out" style={placeOf(left)} />}
          {brush.span && <div className="brush" style={placeOf({ from: ends.first, to: ends.end })} />}
          {(['first', 'end'] as const).map((edge) => (
            <div
              key={edge}
              ref={edge === 'end' ? brush.endHandle : null}
              className={clsx('handle', !brush.span && 'idle')}
              style={{ left: `${ends[edge] * 100}%` }}
              data-edge={edge}
              role="slider"
              tabIndex={0}
              aria-label={edge === 'first' ? 'Begin of the range' : 'End of the range'}
              aria-valuemin={0}
              aria-valuemax={buckets.length}
              aria-valuenow={chosen[edge]}
              aria-valuetext={timeWords(edgeAt(chosen)[edge], now, zone)}
              {...brush.handleOf(edge)}
            />
          ))}
        </div>
        {tip && (
          <SpanTip
            buckets={buckets}
            shown={shown}
            span={tip}
            selective={selective}
            {...(brush.span && { onApply: brush.apply, onClear: brush.clear })}
          />
        )}
      </section>
      <div className="haxis" aria-hidden="true">
        {[...new Set(timeTicks(from, to, labels))].map((at, index) => (
          <span key={at} className={clsx(index % 2 === 1 && 'hide-s')}>
            {axisLabel(at, to - from, zone)}
          </span>
        ))}
      </div>
    </div>
  );
}

const placeOf = ({ from, to }: Stretch) => ({ left: `${from * 100}%`, width: `${(to - from) * 100}%` });

/** What is open stays open where the brush reaches the axis' end. */
function rangeOf({ buckets }: Histogram, { first, end }: Span): Partial<QueryText> {
  const instant = (at = 0) => new Date(at).toISOString();
  return {
    ...(first > 0 && { from: instant(buckets[first]?.from) }),
    ...(end < buckets.length && { to: instant(buckets[end - 1]?.to) }),
  };
}
