'use client';

import { Tag } from '@/components/ui/badge.tsx';
import { ComboField } from '@/components/ui/combo-field.tsx';
import { Select } from '@/components/ui/select.tsx';
import type { SchemaExample } from '@/lib/queries/schemas.ts';
import { newestOf, type SchemaChoice, serdeWord } from './schema-choice.ts';

interface SchemaFieldsProps {
  /** `Key` or `Value`. */
  label: string;
  choice: SchemaChoice;
  onChange: (choice: SchemaChoice) => void;
  /** Of the record that is to be written again; null: there is none, or it had no schema. */
  own: SchemaChoice | null;
  subjects: readonly string[];
  schema: SchemaExample | null;
  error: string | undefined;
}

/** Which schema: its subject and version, and of Protobuf the message. */
export function SchemaFields({ label, choice, onChange, own, subjects, schema, error }: SchemaFieldsProps) {
  const { subject, id, version, message, serde } = choice;
  const name = schema?.subject ?? '';
  const choose = (value: string) => {
    if (value === 'own' && own) return onChange(own);
    const newest = newestOf(id === null ? subject : subject || name);
    onChange(value === 'newest' ? newest : { ...newest, version: Number(value) });
  };
  return (
    <div className="schema-fields">
      <ComboField
        label={`Subject of the ${label.toLowerCase()}’s schema`}
        hideLabel
        className="mono"
        value={subject}
        onChange={(typed) => onChange(newestOf(typed))}
        options={subjects.map((value) => ({ value }))}
        filtered
        placeholder={id === null ? 'Find a subject' : `Schema ${id}`}
        error={error}
      />
      <Select
        label={`Version of the ${label.toLowerCase()}’s schema`}
        hideLabel
        value={id !== null ? 'own' : version === null ? 'newest' : String(version)}
        options={versionsOf(choice, own, schema)}
        onChange={choose}
      />
      {schema && schema.messages.length > 1 && (
        <Select
          label="Message"
          value={message ?? schema.message ?? ''}
          options={schema.messages.map((value) => ({ value, label: value }))}
          onChange={(chosen) => onChange({ ...choice, message: chosen })}
        />
      )}
      {schema && (
        <p className="row t2">
          {serde && <Tag>{serdeWord[serde]}</Tag>} schema {schema.schemaId}
          {schema.messages.length === 1 && `, message ${schema.message}`}
        </p>
      )}
    </div>
  );
}

function versionsOf({ id, version }: SchemaChoice, own: SchemaChoice | null, schema: SchemaExample | null) {
  const newest = id === null && version === null && schema?.version != null ? ` (v${schema.version})` : '';
  const known = schema?.versions ?? [];
  const versions = version === null || known.includes(version) ? known : [...known, version];
  return [
    ...(own
      ? [{ value: 'own', label: own.version === null ? 'The record’s own' : `The record’s own (v${own.version})` }]
      : []),
    { value: 'newest', label: `Newest${newest}` },
    ...versions.toReversed().map((each) => ({ value: String(each), label: `v${each}` })),
  ];
}
