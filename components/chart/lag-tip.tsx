'use client';

import { formatInteger } from '@/lib/format/number.ts';
import { formatClock } from '@/lib/format/time.ts';
import { useZone } from '../ui/preferences.tsx';
import type { LagLine, LagRow, LagUnit } from './lag-lines.ts';
import { lagWords } from './lag-words.ts';

/** One instant: its time and every line's exact number, the most first. */
export function LagTip({ row, lines, unit }: { row: LagRow; lines: readonly LagLine[]; unit: LagUnit }) {
  const zone = useZone();
  const order = lines.map((_, index) => index).sort((a, b) => (row.values[b] ?? -1) - (row.values[a] ?? -1));
  return (
    <div className="tip">
      <b className="strong">{formatClock(row.at, zone)}</b> <span className="t3">{zone}</span>
      <dl>
        {order.map((index) => (
          <LagTerm key={lines[index]?.label} line={lines[index]} words={lagWords(row, index, unit)} />
        ))}
        {unit === 'records' && lines.length > 1 && (
          <LagTerm words={row.total === null ? 'unknown' : formatInteger(row.total)} />
        )}
      </dl>
    </div>
  );
}

function LagTerm({ line, words }: { line?: LagLine | undefined; words: string }) {
  return (
    <>
      <dt>
        {line && <i className="key" style={{ '--c': line.color } as React.CSSProperties} />}
        {line?.label ?? 'Total'}
      </dt>
      <dd>{words}</dd>
    </>
  );
}
