'use client';

import Link from 'next/link';
import { useState } from 'react';
import { plural } from '@/lib/format/number.ts';
import { IconButton } from '../button.tsx';
import { Popover } from '../popover.tsx';
import { SaveViewForm } from './save-view-form.tsx';
import { useViews } from './use-views.ts';
import { ViewRow } from './view-row.tsx';

/** Views of other pages are many: the palette finds them all. */
const mostElsewhere = 8;

export interface RecentView {
  href: string;
  label: string;
}

interface ViewsMenuProps {
  cluster: string;
  /** What this browser showed before, newest first. */
  recent?: () => readonly RecentView[];
}

/** Names the view that is shown, and leads to those that have names. Shared with everybody on this console. */
export function ViewsMenu({ cluster, recent }: ViewsMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Saved views"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label="Saved views" icon="star" variant="ghost" />}
    >
      <ViewsList cluster={cluster} recent={recent?.() ?? []} onLeave={() => setOpen(false)} />
    </Popover>
  );
}

interface ViewsListProps {
  cluster: string;
  recent: readonly RecentView[];
  onLeave: () => void;
}

function ViewsList({ cluster, recent, onLeave }: ViewsListProps) {
  const views = useViews(cluster);
  const { here, elsewhere, error } = views;
  const groups = [
    { title: 'Saved for this page', items: here },
    { title: 'Saved for other pages', items: elsewhere.slice(0, mostElsewhere) },
  ].filter(({ items }) => items.length > 0);
  const more = elsewhere.length - mostElsewhere;
  return (
    <div className="views">
      <SaveViewForm views={views} onSaved={onLeave} />
      {error && <p className="error">{error.message}</p>}
      {groups.map(({ title, items }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {items.map((view) => (
            <ViewRow key={view.id} cluster={cluster} view={view} views={views} onLeave={onLeave} />
          ))}
        </section>
      ))}
      {more > 0 && <p className="t3 hint">{plural(more, 'more')} in the search of everything.</p>}
      {recent.length > 0 && (
        <section aria-label="Recent queries">
          <h3>Recent queries, in this browser</h3>
          {recent.map(({ href, label }) => (
            <Link key={href} className="item" href={href} onClick={onLeave}>
              {label}
            </Link>
          ))}
        </section>
      )}
    </div>
  );
}
