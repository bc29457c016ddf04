import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { HistogramBucket } from '@/lib/contracts/histogram.ts';
import { bucketAt, type Span } from './bars.ts';

const leap = 10;

/** Chooses buckets: by dragging over them, or with the keys of the two handles. */
export function useBrush(buckets: readonly HistogramBucket[], onApply: (span: Span) => void) {
  const [chosenOf, setChosen] = useState<{ buckets: readonly HistogramBucket[]; span: Span | null }>({
    buckets,
    span: null,
  });
  // What was chosen on another axis means nothing on this one.
  const span = chosenOf.buckets === buckets ? chosenOf.span : null;
  const setSpan = (next: Span | null) => setChosen({ buckets, span: next });
  const [hovered, setHovered] = useState<number | null>(null);
  /** The edge that stays while the other is dragged. */
  const anchor = useRef<Span | null>(null);
  const endHandle = useRef<HTMLDivElement>(null);
  const whole: Span = { first: 0, end: buckets.length };
  const chosen = span ?? whole;

  const apply = () => {
    if (!span) return;
    setSpan(null);
    onApply(span);
  };
  const bucketUnder = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const [from, to] = [buckets[0]?.from ?? 0, buckets.at(-1)?.to ?? 0];
    return bucketAt(from + ((clientX - left) / width) * (to - from), buckets);
  };
  const move = (edge: keyof Span, to: number) =>
    setSpan(
      edge === 'first'
        ? { ...chosen, first: Math.min(Math.max(0, to), chosen.end - 1) }
        : { ...chosen, end: Math.max(Math.min(buckets.length, to), chosen.first + 1) },
    );

  return {
    span,
    hovered,
    clear: () => setSpan(null),
    apply,
    endHandle,
    plot: {
      onPointerDown(event: PointerEvent) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const bucket = bucketUnder(event);
        anchor.current = anchorFor(event.target, chosen) ?? { first: bucket, end: bucket + 1 };
        setSpan(around(anchor.current, bucket));
      },
      onPointerMove(event: PointerEvent) {
        const bucket = bucketUnder(event);
        setHovered(bucket);
        if (anchor.current) setSpan(around(anchor.current, bucket));
      },
      onPointerUp() {
        if (!anchor.current) return;
        anchor.current = null;
        // From here on Enter and Escape are meant for the brush.
        endHandle.current?.focus({ preventScroll: true });
      },
      onPointerCancel() {
        anchor.current = null;
      },
      onPointerLeave: () => setHovered(null),
    },
    handleOf: (edge: keyof Span) => ({
      onKeyDown(event: KeyboardEvent) {
        const to = target(event.key, chosen[edge], buckets.length);
        if (to !== null) move(edge, to);
        else if (event.key === 'Enter' && span) apply();
        else if (event.key === 'Escape' && span) setSpan(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      },
    }),
  };
}

/** Dragging a handle moves its edge: the bucket at the other edge stays. */
function anchorFor(target: EventTarget, { first, end }: Span): Span | null {
  const edge = target instanceof HTMLElement ? target.dataset.edge : undefined;
  if (edge === 'first') return { first: end - 1, end };
  return edge === 'end' ? { first, end: first + 1 } : null;
}

function around(anchor: Span, bucket: number): Span {
  return { first: Math.min(anchor.first, bucket), end: Math.max(anchor.end, bucket + 1) };
}

function target(key: string, now: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowLeft: now - 1,
    ArrowDown: now - 1,
    ArrowRight: now + 1,
    ArrowUp: now + 1,
    PageDown: now - leap,
    PageUp: now + leap,
    Home: 0,
    End: count,
  };
  return steps[key] ?? null;
}
