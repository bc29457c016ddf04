import type { z } from 'zod';
import type { listChanges } from '@/lib/contracts/changes.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import { Note } from '../ui/note.tsx';

type Chain = z.output<typeof listChanges.reply>['chain'];

/** Whether the record of changes is as it was written; nothing where it was not looked at. */
export function chainWords(chain: Chain): string | undefined {
  if (chain === null) return undefined;
  if (!chain.intact) return 'The chain is broken';
  return `Chain of ${plural(chain.entries, 'entry', 'entries')} intact`;
}

export function ChainBroken({ chain }: { chain: Chain }) {
  if (chain === null || chain.intact) return null;
  const where = chain.brokenAt === null ? 'One entry' : `Entry ${formatInteger(chain.brokenAt)}`;
  return (
    <Note className="mt-4" state="critical" title="The record of changes was altered.">
      {where} does not follow from the one before it: something was taken out or rewritten behind the console’s back.
      What stands before it can be trusted. Compare with an earlier export.
    </Note>
  );
}
