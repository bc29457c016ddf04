'use client';

import { useEffect, useState } from 'react';
import type { SchemaExample } from '@/lib/queries/schemas.ts';
import type { PayloadDraft } from '../payload-draft.ts';
import type { SchemaChoice } from './schema-choice.ts';

interface Example {
  /** Puts the example into the editor; null: there is none, or it stands there. */
  fill: (() => void) | null;
  /** Brings back what was typed before; null: nothing was replaced, or it was typed on since. */
  undo: (() => void) | null;
  /** Why there is none, or what of it has to be changed. */
  problem: string | null;
}

interface Params {
  draft: PayloadDraft & { schema: SchemaChoice };
  schema: SchemaExample | null;
  /** Every line is a payload. */
  lines: boolean;
  onChange: (draft: PayloadDraft) => void;
}

/** The example of the chosen schema. It comes by itself where nothing was typed, and never replaces what was. */
export function useExample({ draft, schema, lines, onChange }: Params): Example {
  const [filled, setFilled] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const { text } = draft;
  const example = schema?.example == null ? null : lines ? onOneLine(schema.example) : schema.example;
  const put = (next: string) => {
    setFilled(next);
    onChange({ ...draft, text: next });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every schema that arrives, whatever is typed later.
  useEffect(() => {
    if (schema === null) return;
    const untouched = text === '' || text === filled;
    const next = untouched && example !== null ? example : text;
    if (next !== text) setFilled(next);
    if (next !== text || draft.schema.serde !== schema.serde) {
      onChange({ ...draft, text: next, schema: { ...draft.schema, serde: schema.serde } });
    }
  }, [schema]);

  return {
    fill:
      example === null || text === example
        ? null
        : () => {
            setBefore(text === '' ? null : text);
            put(example);
          },
    undo:
      before === null || text !== filled
        ? null
        : () => {
            setBefore(null);
            put(before);
          },
    problem: schema?.problem && (example === null || text === example) ? schema.problem : null,
  };
}

/** JSON strings hold no line breaks: only white space between its parts goes. */
const onOneLine = (json: string) => json.replace(/\n\s*/g, '');
