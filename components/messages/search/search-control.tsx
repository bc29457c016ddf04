'use client';

import { useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon.tsx';
import { Popover } from '@/components/ui/popover.tsx';
import { Switch } from '@/components/ui/switch.tsx';
import { useSlash } from '@/components/ui/use-slash.ts';
import type { QueryText } from '../query.ts';

export type SearchText = Pick<QueryText, 'search' | 'searchIn' | 'case'>;

const places = ['key', 'value', 'headers'] as const;

interface SearchControlProps {
  search: SearchText;
  onChange: (change: Partial<SearchText>) => void;
}

/** A text to find in records, where to look for it, and whether letters count. `/` focuses it. */
export function SearchControl({ search, onChange }: SearchControlProps) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLInputElement>(null);
  useSlash(ref);
  const chosen = places.filter((place) => search.searchIn.split(',').includes(place));
  const where = chosen.length === places.length ? 'anywhere' : `in ${chosen.join(', ')}`;
  const words = search.case === 'insensitive' ? `${where}, aA` : where;
  const toggle = (place: (typeof places)[number], on: boolean) => {
    const next = places.filter((each) => (each === place ? on : chosen.includes(each)));
    if (next.length > 0) onChange({ searchIn: next.join(',') });
  };
  return (
    <span className="input find-text">
      <Icon name="search" />
      <input
        ref={ref}
        aria-label="Find text in key, value or headers"
        placeholder="Find text"
        autoComplete="off"
        spellCheck={false}
        value={search.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      <Popover
        label="Where to look"
        align="end"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className="in t3" aria-label={`Where to look: ${words}`}>
            {words}
            <Icon name="down" className="i-12" />
          </button>
        }
      >
        <div className="range">
          {places.map((place) => (
            <Switch key={place} checked={chosen.includes(place)} onChange={(on) => toggle(place, on)}>
              {place === 'headers' ? 'Values of headers' : place === 'key' ? 'Key' : 'Value'}
            </Switch>
          ))}
          <Switch
            checked={search.case === 'insensitive'}
            onChange={(loose) => onChange({ case: loose ? 'insensitive' : 'sensitive' })}
          >
            Small and capital letters alike
          </Switch>
        </div>
      </Popover>
    </span>
  );
}
