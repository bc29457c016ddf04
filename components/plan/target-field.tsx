'use client';

import { Field } from '../ui/field.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';
import { explainTime } from './position-input.ts';

export type PlaceKind = 'offset' | 'time' | 'duration';

const words: Record<PlaceKind, { label: string; placeholder: string; help: string }> = {
  offset: { label: 'Offset', placeholder: '42', help: 'Taken on every partition.' },
  time: { label: 'Time', placeholder: '10:00 or 2026-11-20 10:00', help: 'The first record of this time or later.' },
  duration: { label: 'How long ago', placeholder: '2h', help: 'Such as 30m, 2h or 7d before now.' },
};

interface TargetFieldProps {
  kind: PlaceKind;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A place in a log: an offset, a time in the chosen zone, or how long ago. Below it stands what was understood. */
export function TargetField({ kind, value, onChange, error }: TargetFieldProps) {
  const zone = useZone();
  const now = useNow();
  const { label, placeholder, help } = words[kind];
  const meant = kind === 'offset' ? null : explainTime(kind, value, zone, now);
  return (
    <Field
      label={kind === 'time' ? `${label} (${zone})` : label}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      help={meant === null ? help : `= ${meant}`}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
