'use client';

import { useId } from 'react';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { Select } from '../ui/select.tsx';
import { choicesOf, explainConfig } from './config-kinds.ts';

interface SettingFieldProps {
  entry: Pick<ConfigEntry, 'name' | 'type'>;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  placeholder?: string | undefined;
  /** It appears because somebody asked to type here. */
  focused?: boolean;
}

/** The value of one setting: chosen where Kafka's documentation lists what it may be, typed otherwise, its meaning below. */
export function SettingField({ entry, value, onChange, error, placeholder, focused = false }: SettingFieldProps) {
  const noteId = useId();
  const choices = choicesOf(entry, value === '' ? null : value);
  if (choices) {
    return (
      <div className="field">
        <Select
          label={entry.name}
          hideLabel
          value={value}
          options={choices.map((choice) => ({ value: choice, label: choice }))}
          onChange={onChange}
        />
        {error && <span className="error">{error}</span>}
      </div>
    );
  }
  const note = error ?? explainConfig(entry, value);
  return (
    <div className="field">
      <span className="input" aria-invalid={error ? true : undefined}>
        <input
          aria-label={entry.name}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          className="mono"
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: it appears because the person just asked to type here.
          autoFocus={focused}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      {note && (
        <span className={error ? 'error' : 'help'} id={noteId}>
          {note}
        </span>
      )}
    </div>
  );
}
