import Link from 'next/link';
import type { Change } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';
import { endWords } from '../plan/end-words.ts';
import { Note } from '../ui/note.tsx';
import { ResourceLinks } from './resource-links.tsx';

/** What to know first about a change that is not simply done. */
export function ChangeVerdict({ cluster, change }: { cluster: string; change: Change }) {
  const { undoOf, undoneBy } = change;
  return (
    <>
      <HowItWent cluster={cluster} change={change} />
      {undoneBy !== null && (
        <Note className="mt-4" state="info" title="This was taken back.">
          See <Link href={routes.change(cluster, undoneBy)}>the change that did it</Link>.
        </Note>
      )}
      {undoOf !== null && (
        <Note className="mt-4" state="info" title="This takes an earlier change back.">
          See <Link href={routes.change(cluster, undoOf)}>the change that it takes back</Link>.
        </Note>
      )}
    </>
  );
}

function HowItWent({ cluster, change }: { cluster: string; change: Change }) {
  switch (change.state) {
    case 'applied':
      return null;
    case 'planned':
      return <Note className="mt-4" state="info" title="This is a plan. Nothing was changed." />;
    case 'expired':
      return <Note className="mt-4" state="info" title="This plan was never applied. Nothing was changed." />;
    case 'stale':
      return (
        <Note className="mt-4" state="info" title="Nothing was changed.">
          Something it rests on had moved between the plan and its apply, so it was refused.
        </Note>
      );
    case 'applying':
      return <Note className="mt-4" state="info" title="It is being done now." />;
    default: {
      const { state, title, text } = endWords(change);
      return (
        <Note className="mt-4" state={state} title={title}>
          {text}{' '}
          {change.state === 'unknown' && (
            <>
              It touches <ResourceLinks cluster={cluster} resources={change.resources} />.
            </>
          )}
        </Note>
      );
    }
  }
}
