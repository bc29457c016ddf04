import type { State } from '../ui/badge.tsx';

interface SparklineProps {
  /** Oldest first; null is a gap. */
  values: readonly (number | null)[];
  label: string;
  state?: State | undefined;
}

const width = 88;
const height = 20;

/** A line of the last hour in a table's cell: zero at the bottom, gaps are gaps, grey unless the row has a state. */
export function Sparkline({ values, label, state }: SparklineProps) {
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      data-state={state}
      role="img"
      aria-label={label}
    >
      <path className="z" d={`M0 ${height}H${width}`} />
      <path className="l" d={sparkPath(values)} />
    </svg>
  );
}

/** The path of a line in 88 × 20 with 1.5 px of air above; a value between two gaps is a dot. */
function sparkPath(values: readonly (number | null)[]): string {
  const max = Math.max(0, ...values.map((value) => value ?? 0));
  const x = (index: number) => round(values.length > 1 ? (index * width) / (values.length - 1) : 0);
  const y = (value: number) => round(max > 0 ? height - (value / max) * (height - 1.5) : height);
  return values
    .map((value, index) => {
      if (value === null) return '';
      const starts = index === 0 || values[index - 1] === null;
      const alone = starts && (values[index + 1] ?? null) === null;
      return `${starts ? 'M' : 'L'}${x(index)} ${y(value)}${alone ? 'h.01' : ''}`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
