'use client';

import { CodeEditor } from '@/components/editor/code-editor.tsx';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import type { HeaderDraft } from './draft.ts';
import { type Fault, formWord, inForm, plainForms } from './payload-draft.ts';

const options = plainForms.map((value) => ({ value, label: formWord[value] }));

interface HeadersFieldProps {
  headers: readonly HeaderDraft[];
  onChange: (headers: readonly HeaderDraft[]) => void;
  faultOf: (header: HeaderDraft) => Fault | undefined;
  error: string | undefined;
}

/** Headers in the order in which they are written; a key may come several times. */
export function HeadersField({ headers, onChange, faultOf, error }: HeadersFieldProps) {
  const add = () => {
    const id = headers.reduce((last, header) => Math.max(last, header.id), -1) + 1;
    onChange([...headers, { id, key: '', value: { form: 'text', text: '' } }]);
  };
  return (
    <section aria-label="Headers">
      <h3>
        Headers {headers.length > 0 && <span className="t3">{formatInteger(headers.length)}</span>}
        <span className="row end">
          <Button size="sm" variant="ghost" icon="plus" onClick={add}>
            Add header
          </Button>
        </span>
      </h3>
      {headers.map((header, index) => (
        <HeaderRow
          key={header.id}
          header={header}
          number={index + 1}
          fault={faultOf(header)}
          onChange={(changed) => onChange(headers.map((other) => (other.id === header.id ? changed : other)))}
          onRemove={() => onChange(headers.filter(({ id }) => id !== header.id))}
        />
      ))}
      {error && <p className="error">{error}</p>}
    </section>
  );
}

interface HeaderRowProps {
  header: HeaderDraft;
  /** From 1. */
  number: number;
  fault: Fault | undefined;
  onChange: (header: HeaderDraft) => void;
  onRemove: () => void;
}

function HeaderRow({ header, number, fault, onChange, onRemove }: HeaderRowProps) {
  const { key, keyBase64, value } = header;
  return (
    <div className="header-row">
      <span className="input">
        {keyBase64 === undefined ? (
          <input
            className="mono"
            aria-label={`Key of header ${number}`}
            placeholder="key"
            // biome-ignore lint/a11y/noAutofocus: an empty row appears because somebody asked for one.
            autoFocus={key === '' && value.text === ''}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={key}
            onChange={(event) => onChange({ ...header, key: event.target.value })}
          />
        ) : (
          <input className="mono" aria-label={`Key of header ${number}, base64`} readOnly value={keyBase64} />
        )}
      </span>
      <Select
        label={`Form of header ${number}`}
        hideLabel
        value={value.form}
        options={options}
        onChange={(form) => onChange({ ...header, value: inForm(value, form) ?? value })}
      />
      <IconButton label={`Remove header ${number}`} icon="close" variant="ghost" onClick={onRemove} />
      {value.form === 'null' ? (
        <p className="null">
          <i>null</i>
        </p>
      ) : (
        <CodeEditor
          label={`Value of header ${number}`}
          value={value.text}
          onChange={(text) => onChange({ ...header, value: { ...value, text } })}
          language={value.form === 'json' ? 'json' : 'text'}
          invalid={fault}
          placeholder="value"
          rows={1}
        />
      )}
    </div>
  );
}
