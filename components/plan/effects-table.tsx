'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useMemo, useRef } from 'react';
import type { Effect, EffectResult } from '@/lib/contracts/changes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { EffectRow } from './effect-row.tsx';
import { capital, type EffectsShape, isUnchanged, recordTotals, shapeOf } from './effects-shape.ts';

interface EffectsTableProps {
  effects: readonly Effect[];
  /** Once applied: how each ended, in the order of the effects. */
  results?: readonly EffectResult[];
  /** The rank of its title: in the dialog below the dialog's, on a page below the page's. */
  heading?: 'h2' | 'h3';
}

const longFrom = 200;
const rowHeight = 28;

/** What changes, row by row: now → after, what that costs, and once it is applied how it ended. */
export function EffectsTable({ effects, results, heading: Heading = 'h3' }: EffectsTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const shape = useMemo(() => shapeOf(effects), [effects]);
  const long = effects.length > longFrom;
  const virtual = useVirtualizer({
    count: long ? effects.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const drawn = virtual.getVirtualItems();
  const first = long ? (drawn[0]?.index ?? 0) : 0;
  const last = long ? (drawn.at(-1)?.index ?? -1) + 1 : effects.length;
  const above = drawn[0]?.start ?? 0;
  const below = long ? virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const ended = results !== undefined && results.length > 0;

  return (
    <>
      <Heading>{shape.title}</Heading>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="scroll effects" ref={box} tabIndex={0} aria-label={shape.title}>
        <table className={clsx('data', long && 'is-long')} aria-rowcount={long ? effects.length + 1 : undefined}>
          <Head shape={shape} ended={ended} />
          <tbody>
            {above > 0 && <Gap height={above} />}
            {effects.slice(first, last).map((effect, index) => (
              <EffectRow
                key={`${effect.resource} ${effect.field}`}
                ref={long ? virtual.measureElement : undefined}
                index={first + index}
                effect={effect}
                result={ended ? results[first + index] : undefined}
                ended={ended}
                shape={shape}
              />
            ))}
            {below > 0 && <Gap height={below} />}
          </tbody>
          {effects.length > 1 && shape.records !== null && <Total effects={effects} shape={shape} ended={ended} />}
        </table>
      </section>
    </>
  );
}

function Head({ shape, ended }: { shape: EffectsShape; ended: boolean }) {
  const value = shape.offsets ? 'num' : undefined;
  return (
    <thead>
      <tr>
        {shape.resource && <th>{shape.offsets ? 'Partition' : 'What'}</th>}
        {shape.field && <th>{shape.resource ? 'Property' : 'Setting'}</th>}
        <th className={value}>{ended ? 'Before' : 'Now'}</th>
        <th className="to">
          <span className="vh">becomes</span>
        </th>
        <th className={value}>After</th>
        {shape.records && <th className="num">{shape.records === 'mixed' ? 'Records' : capital(shape.records)}</th>}
        {shape.at && <th className="hide-s">Record at the new offset</th>}
        {ended && <th>Result</th>}
        {shape.note && <th>Note</th>}
      </tr>
    </thead>
  );
}

function Total({ effects, shape, ended }: { effects: readonly Effect[]; shape: EffectsShape; ended: boolean }) {
  const moved = effects.filter((effect) => !isUnchanged(effect)).length;
  const totals = recordTotals(effects);
  const before = (shape.resource ? 1 : 0) + (shape.field ? 1 : 0) + 3;
  const after = [ended, shape.note].filter(Boolean).length;
  return (
    <tfoot>
      <tr>
        <td colSpan={before}>{`${formatInteger(moved)} of ${formatInteger(effects.length)} change`}</td>
        <td className="num">
          {totals.map(({ word, count }) => (
            <span key={word} className="total">
              {formatInteger(count)}
              {shape.records === 'mixed' && ` ${word}`}
            </span>
          ))}
        </td>
        {shape.at && <td className="hide-s" />}
        {after > 0 && <td colSpan={after} />}
      </tr>
    </tfoot>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tr className="gap">
      <td colSpan={9} style={{ height }} />
    </tr>
  );
}
