import { splitBytes } from '@/lib/format/bytes.ts';
import { formatDuration } from '@/lib/format/duration.ts';
import { formatInteger, formatRate } from '@/lib/format/number.ts';
import { Unknown } from './unknown.tsx';

interface Reason {
  /** Why the value is null; asked for, so that no unknown stands there without its reason. */
  unknown: string;
}

/** An exact whole number, grouped by thousands. 64-bit values come as decimal strings. */
export function Num({ value, unknown, unit }: Reason & { value: string | number | null; unit?: string }) {
  if (value === null) return <Unknown reason={unknown} />;
  return (
    <>
      {formatInteger(value)}
      {unit && <small className="unit"> {unit}</small>}
    </>
  );
}

/** A size with one decimal; all of its digits in the title. */
export function Bytes({ value, unknown }: Reason & { value: string | number | null }) {
  if (value === null) return <Unknown reason={unknown} />;
  const { value: amount, unit } = splitBytes(value);
  return (
    <span title={unit === 'B' ? undefined : `${formatInteger(value)} bytes`}>
      {amount} <small className="unit">{unit}</small>
    </span>
  );
}

/** Something per second. */
export function Rate({ value, unknown, unit = '' }: Reason & { value: number | null; unit?: string }) {
  if (value === null) return <Unknown reason={unknown} />;
  return (
    <>
      {formatRate(value)}
      <small className="unit">{unit ? ` ${unit}/s` : '/s'}</small>
    </>
  );
}

/** A length of time in seconds, in at most two units. */
export function Duration({ value, unknown }: Reason & { value: number | null }) {
  return value === null ? <Unknown reason={unknown} /> : formatDuration(value);
}
