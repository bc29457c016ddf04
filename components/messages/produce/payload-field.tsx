'use client';

import { type ReactNode, useState } from 'react';
import { CodeEditor } from '@/components/editor/code-editor.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import { formatJson } from '@/lib/json/format-json.ts';
import { type Fault, type Form, forms, inForm, linesInForm, type PayloadDraft } from './payload-draft.ts';

const words: Record<Form, string> = { text: 'Text', json: 'JSON', hex: 'Hex', base64: 'Base64', null: 'Null' };
const options = forms.map((value) => ({ value, label: words[value] }));

interface PayloadFieldProps {
  /** `Key` or `Value`. */
  label: string;
  draft: PayloadDraft;
  onChange: (draft: PayloadDraft) => void;
  fault: Fault | undefined;
  /** Every line is one of its own. */
  lines?: boolean;
  /** What null means here. */
  ofNull: string;
  help?: ReactNode;
  /** Stands where the text would be, when it is written elsewhere. */
  instead?: string | false;
  rows: number;
  /** Below the text. */
  children?: ReactNode;
}

/** The key or the value: what is typed, and in which form it is meant. */
export function PayloadField(props: PayloadFieldProps) {
  const { label, draft, onChange, fault, lines = false, ofNull, help, instead, rows, children } = props;
  const [stays, setStays] = useState(false);
  const formatted = draft.form === 'json' && !lines && !fault ? formatJson(draft.text) : null;

  const choose = (form: Form) => {
    const next = (lines ? linesInForm : inForm)(draft, form);
    setStays(next === null);
    if (next) onChange(next);
  };
  const note = stays
    ? `These bytes are no text that can be typed: they stay as ${words[draft.form].toLowerCase()}.`
    : help;
  return (
    <section aria-label={label}>
      <h3>
        {label}
        <span className="row end">
          {formatted !== null && (
            <Button
              size="sm"
              variant="ghost"
              disabledReason={formatted === draft.text ? 'It is formatted already' : undefined}
              onClick={() => onChange({ form: 'json', text: formatted })}
            >
              Format
            </Button>
          )}
          <Segmented label={`${label} as`} value={draft.form} options={options} onChange={choose} />
        </span>
      </h3>
      {instead ? (
        <p className="t2">{instead}</p>
      ) : draft.form === 'null' ? (
        <p className="t2">
          <i className="null">null</i> {ofNull}
        </p>
      ) : (
        <CodeEditor
          label={label}
          value={draft.text}
          onChange={(text) => {
            setStays(false);
            onChange({ ...draft, text });
          }}
          language={draft.form === 'json' ? 'json' : 'text'}
          invalid={fault}
          help={note}
          rows={rows}
        />
      )}
      {children}
    </section>
  );
}
