'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { isUnchanged, type PayloadDraft } from '../payload-draft.ts';
import type { SchemaChoice } from './schema-choice.ts';
import { SchemaFields } from './schema-fields.tsx';
import { SchemaText } from './schema-text.tsx';
import { useExample } from './use-example.ts';
import { useSchema } from './use-schema.ts';

interface SchemaPartProps {
  cluster: string;
  /** `Key` or `Value`. */
  label: string;
  draft: PayloadDraft & { schema: SchemaChoice };
  onChange: (draft: PayloadDraft) => void;
  /** Every line is one of its own. */
  lines: boolean;
  /** The text stands in another field: only the choice is made here. */
  elsewhere: boolean;
  /** What is wrong with the choice. */
  fault: string | undefined;
  /** The editor. */
  children: ReactNode;
}

/** JSON that is written by a schema of the registry: which one, the editor with its example, and the schema's text. */
export function SchemaPart({ cluster, label, draft, onChange, lines, elsewhere, fault, children }: SchemaPartProps) {
  const { original, schema: choice } = draft;
  const { subjects, schema, shown, unreachable, ...known } = useSchema(cluster, choice);
  const { fill, undo, problem } = useExample({ draft, schema, lines, onChange });
  const unchanged = isUnchanged(draft);
  const restore = () => original && onChange({ ...draft, text: original.text, schema: original.schema });
  return (
    <>
      {unreachable !== null && (
        <Note state="warning" title="The schema registry does not answer.">
          {unreachable}{' '}
          {unchanged
            ? 'The record’s own bytes can be written as they are.'
            : 'What is typed stays, and the other formats can be written meanwhile.'}{' '}
          It is asked again every few seconds.
        </Note>
      )}
      <SchemaFields
        label={label}
        choice={choice}
        onChange={(schema) => onChange({ ...draft, schema })}
        own={original?.schema ?? null}
        subjects={subjects}
        schema={shown}
        error={known.fault ?? fault}
      />
      {children}
      {!elsewhere && (
        <div className="row example">
          {original && (
            <span className="t2">
              {unchanged ? 'Unchanged: the record’s own bytes are written.' : 'Changed: written anew by the schema.'}
            </span>
          )}
          {problem !== null && <span className="t2">{`About the example: ${problem}`}</span>}
          <span className="end row">
            {original && !unchanged && (
              <Button size="sm" variant="ghost" onClick={restore}>
                Back to the record
              </Button>
            )}
            {undo && (
              <Button size="sm" variant="ghost" onClick={undo}>
                Back to what was typed
              </Button>
            )}
            {fill && !unchanged && (
              <Button size="sm" variant="ghost" onClick={fill}>
                Fill in an example
              </Button>
            )}
          </span>
        </div>
      )}
      <SchemaText schema={shown} />
    </>
  );
}
