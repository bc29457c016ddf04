'use client';

import { type ReactNode, useState } from 'react';
import { CodeEditor } from '@/components/editor/code-editor.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Segmented } from '@/components/ui/segmented.tsx';
import { formatJson } from '@/lib/json/format-json.ts';
import {
  type Fault,
  type Form,
  forms,
  formWord,
  inForm,
  linesInForm,
  type PayloadDraft,
  plainForms,
} from './payload-draft.ts';
import { newestOf } from './schema/schema-choice.ts';
import { SchemaPart } from './schema/schema-part.tsx';

interface PayloadFieldProps {
  cluster: string;
  /** `Key` or `Value`. */
  label: string;
  draft: PayloadDraft;
  onChange: (draft: PayloadDraft) => void;
  fault: Fault | undefined;
  /** What is wrong with the choice of its schema. */
  schemaFault: string | undefined;
  /** The registry's subject for it, if any; undefined: the cluster has no registry. */
  suggested: string | null | undefined;
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
  const {
    cluster,
    label,
    draft,
    onChange,
    fault,
    schemaFault,
    suggested,
    lines = false,
    ofNull,
    instead,
    rows,
  } = props;
  const [refusal, setRefusal] = useState<string | null>(null);
  const { form, schema } = draft;
  const offered = suggested === undefined && form !== 'schema' ? plainForms : forms;

  /** Null leaves the text as it is, and says why. */
  const turnInto = (next: PayloadDraft | null, why: string) => {
    setRefusal(next === null ? why : null);
    if (next) onChange(next);
  };
  const choose = (chosen: Form) => {
    const next = (lines ? linesInForm : inForm)(draft, chosen);
    turnInto(
      next && chosen === 'schema' ? { ...next, schema: next.schema ?? newestOf(suggested ?? '') } : next,
      stays(form),
    );
  };
  const format = () => {
    const text = formatJson(draft.text);
    turnInto(text === null ? null : { ...draft, text }, 'It has too many values or levels to be formatted here.');
  };
  const isJson = form === 'json' || form === 'schema';
  const text = instead ? (
    <p className="t2">{instead}</p>
  ) : form === 'null' ? (
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
      language={isJson ? 'json' : 'text'}
      invalid={fault}
      help={refusal ?? hint(draft, suggested) ?? props.help}
      rows={rows}
    />
  );
  return (
    <section aria-label={label}>
      <h3>
        {label}
        <span className="row end">
          {isJson && !lines && !fault && draft.text !== '' && (
            <Button size="sm" variant="ghost" onClick={format}>
              Format
            </Button>
          )}
          <Segmented
            label={`${label} as`}
            value={form}
            options={offered.map((value) => ({ value, label: formWord[value] }))}
            onChange={choose}
          />
        </span>
      </h3>
      {form === 'schema' && schema ? (
        <SchemaPart
          cluster={cluster}
          label={label}
          draft={{ ...draft, schema }}
          onChange={onChange}
          lines={lines}
          elsewhere={Boolean(instead)}
          fault={schemaFault}
        >
          {text}
        </SchemaPart>
      ) : (
        text
      )}
      {props.children}
    </section>
  );
}

function stays(form: Form): string {
  if (form === 'schema') return 'Its bytes are made when it is written. Choose JSON to write the text itself.';
  return `These bytes are no text that can be typed: they stay as ${formWord[form].toLowerCase()}.`;
}

/** A topic whose subject the registry has is seldom meant to get plain JSON. */
function hint({ form, text }: PayloadDraft, suggested: string | null | undefined): string | null {
  if (!suggested || text !== '' || (form !== 'json' && form !== 'text')) return null;
  return `The registry has ${suggested}: choose Schema to write by it.`;
}
