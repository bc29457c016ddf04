import { Bar } from '@/components/ui/meter.tsx';
import { formatPercent } from '@/lib/format/number.ts';

/** A part of all as a percentage, with a bar. Both are 64-bit texts. */
export function ShareCell({ part, all }: { part: string; all: string }) {
  if (all === '0') return null;
  const share = Number((BigInt(part) * 100_000n) / BigInt(all)) / 100_000;
  const text = share > 0 && share < 0.001 ? '< 0.1 %' : formatPercent(share * 100);
  return (
    <span className="meter">
      {text} <Bar share={share} />
    </span>
  );
}
