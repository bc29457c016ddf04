'use client';

import { type ReactNode, useId } from 'react';

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  /** A few grey words after it. */
  note?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  /** Options side by side where there is room. */
  columns?: boolean;
}

/** One of several, all in sight, each with a few words. */
export function Choices<Value extends string>({ label, value, options, onChange, columns }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choices" data-columns={columns || undefined}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label} {option.note && <small className="unit">{option.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
