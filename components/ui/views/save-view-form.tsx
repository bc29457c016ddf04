'use client';

import { type FormEvent, useState } from 'react';
import { ApiError } from '@/lib/http/api-error.ts';
import { Button } from '../button.tsx';
import { Field } from '../field.tsx';
import { toast } from '../toast.tsx';
import type { Views } from './use-views.ts';

/** Names what is shown. A name that is taken can be given to it instead. */
export function SaveViewForm({ views, onSaved }: { views: Views; onSaved: () => void }) {
  const [name, setName] = useState('');
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const taken = error?.code === 'VIEW_EXISTS' ? error.details?.view : undefined;

  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await work();
      toast('ok', `“${name.trim()}” is saved for everybody on this console.`);
      onSaved();
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A portal's events reach the form around the button in React's tree: this one ends here.
    event.stopPropagation();
    if (name.trim() !== '') void attempt(() => views.save(name));
  };

  return (
    <form className="range" onSubmit={submit}>
      <Field
        label="Save this view as"
        placeholder="A name for everybody"
        value={name}
        maxLength={100}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
        error={error?.message}
        autoComplete="off"
      />
      <span className="row">
        <Button
          type="submit"
          size="sm"
          variant="primary"
          busy={busy}
          disabledReason={name.trim() === '' ? 'A view needs a name' : undefined}
        >
          Save
        </Button>
        {typeof taken === 'string' && (
          <Button size="sm" onClick={() => void attempt(() => views.replace(taken))}>
            Replace it
          </Button>
        )}
      </span>
    </form>
  );
}
