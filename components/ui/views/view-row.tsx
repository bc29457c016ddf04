'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import type { SavedView } from '@/lib/contracts/views.ts';
import { ApiError } from '@/lib/http/api-error.ts';
import { routes } from '@/lib/routes.ts';
import { Button, IconButton } from '../button.tsx';
import { Field } from '../field.tsx';
import { Icon } from '../icon.tsx';
import { toast } from '../toast.tsx';
import type { Views } from './use-views.ts';

interface ViewRowProps {
  cluster: string;
  view: SavedView;
  views: Views;
  /** It was followed. */
  onLeave: () => void;
}

/** A saved view: a link, with its name to change and the way to delete it. */
export function ViewRow({ cluster, view, views, onLeave }: ViewRowProps) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <RenameForm view={view} views={views} onDone={() => setRenaming(false)} />;
  const remove = async () => {
    try {
      const deleted = await views.remove(view.id);
      const undo = () => void views.restore(deleted).catch(complain);
      toast('ok', `“${view.name}” is deleted.`, {
        actions: (
          <Button size="sm" onClick={undo}>
            Undo
          </Button>
        ),
      });
    } catch (error) {
      complain(error);
    }
  };
  return (
    <span className="row view-row">
      <Link className="item grow" href={`${routes.cluster(cluster)}${view.path}`} onClick={onLeave}>
        {view.name}
        {view.path === views.path && (
          <span className="end">
            <Icon name="check" />
          </span>
        )}
      </Link>
      <IconButton
        label={`Rename ${view.name}`}
        icon="edit"
        variant="ghost"
        size="sm"
        onClick={() => setRenaming(true)}
      />
      <IconButton label={`Delete ${view.name}`} icon="trash" variant="ghost" size="sm" onClick={() => void remove()} />
    </span>
  );
}

function RenameForm({ view, views, onDone }: { view: SavedView; views: Views; onDone: () => void }) {
  const [name, setName] = useState(view.name);
  const [error, setError] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    try {
      if (name.trim() !== '' && name !== view.name) await views.rename(view.id, name);
      onDone();
    } catch (cause) {
      setError(sentenceOf(cause));
    }
  };
  return (
    <form className="range" onSubmit={(event) => void submit(event)}>
      <Field
        label={`New name of ${view.name}`}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
        error={error}
        autoComplete="off"
      />
      <span className="row">
        <Button type="submit" size="sm">
          Rename
        </Button>
        <Button size="sm" variant="ghost" onClick={onDone}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

function complain(error: unknown): void {
  toast('critical', sentenceOf(error));
}

function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  throw error;
}
