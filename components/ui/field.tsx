'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps extends ComponentProps<'input'> {
  label: string;
  help?: ReactNode;
  /** What is wrong with the value, and what would be right. */
  error?: string | undefined;
}

/** A labelled input with its help or its error below. */
export function Field({ label, help, error, ...input }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="input" aria-invalid={error ? true : undefined}>
        <input
          {...input}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={note ? noteId : undefined}
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
