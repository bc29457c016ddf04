'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Field } from '@/components/ui/field.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { kindOf, precisionOf, readPosition, showPosition } from '@/lib/format/position.ts';
import { formatClock, formatNear } from '@/lib/format/time.ts';
import type { QueryText } from './query.ts';

const presets = [
  { from: '', label: 'Everything' },
  { from: '-15m', label: 'Last 15 min' },
  { from: '-1h', label: 'Last 1 h' },
  { from: '-2h', label: 'Last 2 h' },
  { from: '-24h', label: 'Last 24 h' },
  { from: '-7d', label: 'Last 7 d' },
] as const;

type RangeText = Pick<QueryText, 'from' | 'to'>;

interface RangeControlProps {
  query: RangeText;
  onChange: (range: RangeText) => void;
}

/** From where to where: times, offsets, or a length of time before now. */
export function RangeControl({ query, onChange }: RangeControlProps) {
  const [open, setOpen] = useState(false);
  const apply = (range: RangeText) => {
    setOpen(false);
    onChange(range);
  };
  return (
    <Popover label="Range" open={open} onOpenChange={setOpen} trigger={<RangeButton query={query} />}>
      <ul className="presets" aria-label="Ranges up to now">
        {presets.map(({ from, label }) => (
          <li key={from}>
            <button
              type="button"
              className="item"
              aria-pressed={query.from === from && query.to === 'latest'}
              onClick={() => apply({ from, to: 'latest' })}
            >
              {label}
              {query.from === from && query.to === 'latest' && (
                <span className="end">
                  <Icon name="check" />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      <RangeForm key={`${query.from} ${query.to}`} query={query} onApply={apply} />
    </Popover>
  );
}

function RangeButton({ query, ...props }: { query: RangeText }) {
  const zone = useZone();
  const now = useNow();
  const { from, to } = query;
  const preset = presets.find((candidate) => candidate.from === from && to === 'latest');
  const place = (position: string) => {
    if (kindOf(position) === 'offset') return formatInteger(position);
    return kindOf(position) === 'time'
      ? formatNear(Date.parse(position), now, zone, precisionOf(Date.parse(position)))
      : position;
  };
  const words = preset
    ? preset.label
    : `${from === '' || from === 'earliest' ? 'Beginning' : place(from)} → ${to === 'latest' ? 'now' : place(to)}`;
  const length = preset ? lengthOf(from) : null;
  return (
    <button {...props} type="button" className="select">
      <Icon name="clock" />
      <span>
        <b>{words}</b>
        {length !== null && (
          <span className="l hide-s">
            {' '}
            {formatClock(now - length, zone, 'minute')} → {formatClock(now, zone, 'minute')}
          </span>
        )}
      </span>
      <Icon name="down" />
    </button>
  );
}

const hour = 3_600_000;
/** Milliseconds of a preset within a day; null beyond, where the clock alone would mislead. */
const lengthOf = (from: string) => ({ '-15m': hour / 4, '-1h': hour, '-2h': 2 * hour })[from] ?? null;

function RangeForm({ query, onApply }: { query: RangeText; onApply: (range: RangeText) => void }) {
  const zone = useZone();
  const now = useNow();
  const [from, setFrom] = useState(query.from === '' ? '' : showPosition(query.from, zone, now));
  const [to, setTo] = useState(query.to === 'latest' ? '' : showPosition(query.to, zone, now));
  const [errors, setErrors] = useState<{ from?: string; to?: string }>({});

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach the form around the button in React's tree: this one ends here.
    event.stopPropagation();
    const first = from.trim() === '' ? { ok: true as const, position: '' } : readPosition(from, zone, now);
    const last = to.trim() === '' ? { ok: true as const, position: 'latest' } : readPosition(to, zone, now);
    if (first.ok && last.ok) return onApply({ from: first.position, to: last.position });
    setErrors({ ...(first.ok ? {} : { from: first.error }), ...(last.ok ? {} : { to: last.error }) });
  };

  return (
    <form className="range" onSubmit={submit} noValidate>
      <Field
        label="From"
        placeholder="the beginning"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        error={errors.from}
        autoComplete="off"
      />
      <Field
        label="To, not included"
        placeholder="now"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        error={errors.to}
        autoComplete="off"
      />
      <p className="t3 hint">An offset, -2h, 10:00 or 2026-11-20 10:00 ({zone}).</p>
      <Button type="submit" size="sm">
        Apply
      </Button>
    </form>
  );
}
