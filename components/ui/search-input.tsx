'use client';

import clsx from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { useSlash } from './use-slash.ts';

interface SearchInputProps {
  label: string;
  value: string;
  /** Called when typing pauses, at once on Enter and Escape. */
  onChange: (value: string) => void;
  placeholder?: string;
  className?: string;
}

const pause = 200;

/** Search of a list. `/` focuses it from anywhere on the page, Escape empties and then leaves it. */
export function SearchInput({ label, value, onChange, placeholder = 'Search by name', className }: SearchInputProps) {
  const ref = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState(value);
  const [shown, setShown] = useState(value);
  // The URL moved on by itself (back, a link): it wins over the draft.
  if (shown !== value) {
    setShown(value);
    setDraft(value);
  }

  useEffect(() => {
    if (draft === value) return;
    const timer = setTimeout(() => onChange(draft), pause);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);

  useSlash(ref);

  return (
    <label className={clsx('input w-search', className)}>
      <Icon name="search" />
      <input
        ref={ref}
        type="text"
        inputMode="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={placeholder}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(draft);
          if (event.key !== 'Escape') return;
          if (draft === '') ref.current?.blur();
          setDraft('');
          onChange('');
        }}
      />
      <kbd>/</kbd>
    </label>
  );
}
