'use client';

import clsx from 'clsx';
import { Button } from '@/components/ui/button.tsx';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import type { HistogramBucket } from '@/lib/contracts/histogram.ts';
import { type Span, shareOf } from './bars.ts';
import { spanCounts, spanTimes } from './words.ts';

interface SpanTipProps {
  buckets: readonly HistogramBucket[];
  shown: readonly number[];
  span: Span;
  selective: boolean;
  onApply?: () => void;
  onClear?: () => void;
}

/** The exact numbers of what is under the pointer, or of what the brush has chosen and how to go there. */
export function SpanTip({ buckets, shown, span, selective, onApply, onClear }: SpanTipProps) {
  const zone = useZone();
  const now = useNow();
  const [from, to] = [
    shareOf(buckets[span.first]?.from ?? 0, buckets),
    shareOf(buckets[span.end - 1]?.to ?? 0, buckets),
  ];
  return (
    <div className={clsx('tip', !onApply && 'passing')} style={besides(from, to)} role={onApply && 'status'}>
      {spanTimes(buckets, span, now, zone)} · <b className="strong">{spanCounts(buckets, shown, span, selective)}</b>
      {onApply && (
        <span className="row">
          <Button size="sm" variant="primary" onClick={onApply}>
            Show only these <kbd>⏎</kbd>
          </Button>
          <Button size="sm" variant="ghost" onClick={onClear}>
            Clear
          </Button>
        </span>
      )}
    </div>
  );
}

/** On the side that has more room, so that it does not cover what it tells of. */
function besides(from: number, to: number) {
  if (Math.max(from, 1 - to) < 0.3) return { left: '50%', translate: '-50% 0' };
  if (from > 1 - to) return { right: `calc(${(1 - from) * 100}% + 8px)` };
  return { left: `calc(${to * 100}% + 8px)` };
}
