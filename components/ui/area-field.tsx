'use client';

import { type ComponentProps, type ReactNode, useId } from 'react';

interface AreaFieldProps extends ComponentProps<'textarea'> {
  label: string;
  help?: ReactNode;
  /** What is wrong with the text, and what would be right. */
  error?: string | undefined;
}

/** A labelled text of several lines with its help or its error below. */
export function AreaField({ label, help, error, ...area }: AreaFieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="input area" aria-invalid={error ? true : undefined}>
        <textarea
          rows={6}
          spellCheck={false}
          {...area}
          id={id}
          className="mono"
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
