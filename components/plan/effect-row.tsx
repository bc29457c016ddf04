'use client';

import clsx from 'clsx';
import type { Ref } from 'react';
import type { Effect, EffectResult } from '@/lib/contracts/changes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Time } from '../ui/time.tsx';
import { type EffectsShape, isUnchanged, valueText } from './effects-shape.ts';

interface EffectRowProps {
  effect: Effect;
  /** Undefined once ended: nothing is known about this one. */
  result: EffectResult | undefined;
  ended: boolean;
  shape: EffectsShape;
  index: number;
  ref: Ref<HTMLTableRowElement> | undefined;
}

export function EffectRow({ effect, result, ended, shape, index, ref }: EffectRowProps) {
  const unchanged = isUnchanged(effect);
  const value = shape.offsets ? 'num' : 'text';
  return (
    <tr ref={ref} data-index={index} aria-rowindex={index + 2} className={result?.ok === false ? 'bad' : undefined}>
      {shape.resource && <td className="name">{effect.resource}</td>}
      {shape.field && <td className={shape.resource ? 't2' : 'name'}>{effect.field}</td>}
      <td className={clsx(value, 't2')}>{shown(effect.before, 'none', shape)}</td>
      <td className="to">{!unchanged && <Icon name="arrow" small />}</td>
      <td className={clsx(value, unchanged ? 't3' : 'strong')}>
        {unchanged ? 'unchanged' : shown(effect.after, 'deleted', shape)}
      </td>
      {shape.records && <td className={clsx('num', unchanged && 't3')}>{records(effect, shape)}</td>}
      {shape.at && <td className="t2 hide-s">{recordTime(effect.at)}</td>}
      {ended && <td>{ending(result)}</td>}
      {shape.note && <td className="t2 wrap">{effect.note}</td>}
    </tr>
  );
}

function shown(value: string | null, absent: string, shape: EffectsShape) {
  if (value === null) return <span className="t3">{absent}</span>;
  if (value === '') return <span className="t3">empty</span>;
  return valueText(value, shape.offsets);
}

function records({ records }: Effect, shape: EffectsShape) {
  if (!records) return null;
  if (shape.records !== 'mixed') return formatInteger(records.count);
  return (
    <>
      {formatInteger(records.count)} <small className="unit">{records.word}</small>
    </>
  );
}

function recordTime(at: Effect['at']) {
  if (at === undefined) return null;
  return at === null ? <span className="t3">no record yet</span> : <Time at={at} precision="millisecond" />;
}

function ending(result: EffectResult | undefined) {
  if (!result) return <Badge state="offline">not known</Badge>;
  if (result.ok) return <Badge state="ok">done</Badge>;
  return (
    <>
      <Badge state="critical">failed</Badge>
      <span className="sub why">{result.error?.message ?? 'Kafka gave no reason.'}</span>
    </>
  );
}
