'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { formatInteger } from '@/lib/format/number.ts';

interface FilterChipProps {
  pressed: boolean;
  onPress: () => void;
  children: ReactNode;
  /** How many the filter would leave. */
  count?: number | undefined;
}

/** A filter that is on or off. */
export function FilterChip({ pressed, onPress, children, count }: FilterChipProps) {
  return (
    <button type="button" className={clsx('chip', pressed && 'on')} aria-pressed={pressed} onClick={onPress}>
      {children}
      {count !== undefined && <span className="n">{formatInteger(count)}</span>}
    </button>
  );
}
