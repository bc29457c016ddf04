'use client';

import { type KeyboardEvent, useState } from 'react';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { Select } from '@/components/ui/select.tsx';
import { kindOf, readPosition, showPosition } from '@/lib/format/position.ts';
import type { QueryText } from './query.ts';

type Start = 'newest' | 'oldest' | 'offset' | 'time';

const options = [
  { value: 'newest', label: 'Newest' },
  { value: 'oldest', label: 'Oldest' },
  { value: 'offset', label: 'From offset' },
  { value: 'time', label: 'From time' },
] as const;

const hints = { offset: '42', time: '10:00 or 2026-11-20 10:00' };

interface StartControlProps {
  query: QueryText;
  onChange: (change: Partial<QueryText>) => void;
}

/** Where reading begins and which way it goes. */
export function StartControl({ query, onChange }: StartControlProps) {
  const [chosen, setChosen] = useState<'offset' | 'time' | null>(null);
  const given = startOf(query);
  const start = chosen ?? given;

  const choose = (next: Start) => {
    setChosen(next === 'offset' || next === 'time' ? next : null);
    const moved = given === 'offset' || given === 'time';
    if (next === 'newest' || next === 'oldest') onChange({ order: next, ...(moved ? { from: '' } : {}) });
  };
  const commit = (from: string) => {
    setChosen(null);
    onChange({ order: 'oldest', from, ...(query.to === 'live' ? { to: 'latest' } : {}) });
  };

  return (
    <>
      <Select label="Start" value={start} options={options} onChange={choose} />
      {(start === 'offset' || start === 'time') && (
        <PositionInput
          key={`${start}${query.from}`}
          kind={start}
          from={start === given ? query.from : ''}
          onCommit={commit}
        />
      )}
    </>
  );
}

function startOf({ order, from }: QueryText): Start {
  if (order !== 'oldest') return 'newest';
  const kind = kindOf(from);
  return kind === 'offset' || kind === 'time' ? kind : 'oldest';
}

function PositionInput({
  kind,
  from,
  onCommit,
}: {
  kind: 'offset' | 'time';
  from: string;
  onCommit: (from: string) => void;
}) {
  const zone = useZone();
  const now = useNow();
  const shown = from === '' ? '' : showPosition(from, zone, now);
  const [draft, setDraft] = useState(shown);
  const [error, setError] = useState<string | null>(null);

  const commit = () => {
    if (draft.trim() === '' || draft === shown) return;
    const input = readPosition(draft, zone, now);
    if (!input.ok) return setError(input.error);
    if (kindOf(input.position) === 'offset' && kind === 'time') return setError(`“${draft}” is an offset, not a time.`);
    if (kindOf(input.position) !== 'offset' && kind === 'offset') return setError(`“${draft}” is not an offset.`);
    onCommit(input.position);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    commit();
  };

  return (
    <span className="input position" aria-invalid={error ? true : undefined}>
      <input
        aria-label={kind === 'offset' ? 'First offset' : 'First time'}
        aria-invalid={error ? true : undefined}
        title={error ?? undefined}
        placeholder={hints[kind]}
        // biome-ignore lint/a11y/noAutofocus: it appears because the person just asked to type here.
        autoFocus={from === ''}
        autoComplete="off"
        spellCheck={false}
        value={draft}
        onChange={(event) => {
          setError(null);
          setDraft(event.target.value);
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {error && (
        <span className="error" role="alert">
          {error}
        </span>
      )}
    </span>
  );
}
