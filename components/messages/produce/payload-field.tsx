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
  const [refusal, setRefusal] = useState<string | null>(null);

  /** Null leaves the text as it is, and says why. */
  const turnInto = (next: PayloadDraft | null, why: string) => {
    setRefusal(next === null ? why : null);
    if (next) onChange(next);
  };
  const choose = (form: Form) => {
    const why = `These bytes are no text that can be typed: they stay as ${words[draft.form].toLowerCase()}.`;
    turnInto((lines ? linesInForm : inForm)(draft, form), why);
  };
  const format = () => {
    const text = formatJson(draft.text);
    turnInto(text === null ? null : { form: 'json', text }, 'It has too many values or levels to be formatted here.');
  };
  return (
    <section aria-label={label}>
      <h3>
        {label}
        <span className="row end">
          {draft.form === 'json' && !lines && !fault && draft.text !== '' && (
            <Button size="sm" variant="ghost" onClick={format}>
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
            setRefusal(null);
            onChange({ ...draft, text });
          }}
          language={draft.form === 'json' ? 'json' : 'text'}
          invalid={fault}
          help={refusal ?? help}
          rows={rows}
        />
      )}
      {children}
    </section>
  );
}
