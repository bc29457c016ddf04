'use client';

import { useId, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Icon } from '@/components/ui/icon.tsx';
import { formatJson } from '@/lib/json/format-json.ts';
import { shown } from '@/lib/json/words.ts';
import type { SchemaExample } from '@/lib/queries/schemas.ts';

/** The schema to read while writing by it, closed until asked for. What it refers to stands below it. */
export function SchemaText({ schema }: { schema: SchemaExample | null }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (schema === null) return null;
  const parts = [{ name: '', text: schema.schema }, ...schema.references];
  return (
    <div className="schema-text">
      <p className="row">
        <button
          type="button"
          className="disclose"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'down' : 'right'} small /> The schema’s text
        </button>
        {open && (
          <span className="end">
            <CopyButton label="Copy schema" text={() => schema.schema} />
          </span>
        )}
      </p>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard.
        <section id={id} className="code" aria-label="The schema’s text" tabIndex={0}>
          {parts.map(({ name, text }) => (
            <div key={name}>
              {name !== '' && <h4>{name}</h4>}
              <pre className="payload">{shown(formatJson(text) ?? text)}</pre>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
