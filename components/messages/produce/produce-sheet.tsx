'use client';

import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import { type Place, readPlace } from '../query.ts';
import { type Draft, draftAgain, emptyDraft } from './draft.ts';
import { FileForm } from './file/file-form.tsx';
import { ProduceForm } from './produce-form.tsx';

interface ProduceSheetProps {
  cluster: string;
  topic: string;
  /** `new`, or the place of the record to take over. */
  source: string;
  /** As it was left. */
  draft: Draft | undefined;
  onDraft: (draft: Draft) => void;
  onWritten: () => void;
  onClose: () => void;
}

/** The produce form, over the page it was opened from. */
export function ProduceSheet(props: ProduceSheetProps) {
  const { topic, source, draft, onClose } = props;
  const place = readPlace(source);
  const form = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState(false);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className="panel sheet produce"
          initialFocus={() => form.current?.querySelector<HTMLElement>('textarea') ?? true}
          ref={form}
        >
          <header>
            <Dialog.Title>
              Produce to <span className="name">{topic}</span>
            </Dialog.Title>
            <Button size="sm" variant="ghost" onClick={() => setFile(!file)}>
              {file ? 'Write one' : 'From a file…'}
            </Button>
            <IconButton label="Close (Esc)" icon="close" variant="ghost" size="sm" onClick={onClose} />
          </header>
          {file ? (
            <FileForm {...props} />
          ) : place && draft === undefined ? (
            <Again {...props} place={place} />
          ) : (
            <ProduceForm {...props} draft={draft ?? emptyDraft} from={place && <From place={place} />} />
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function From({ place: { partition, offset } }: { place: Place }): ReactNode {
  return `As the record at offset ${formatInteger(offset)} of partition ${partition}, byte for byte.`;
}

/** Until the record that is to be produced again is here, and where it can't be had. */
function Again(props: ProduceSheetProps & { place: Place }) {
  const { cluster, topic, place } = props;
  const { data, error } = useQuery(messageQuery({ cluster, topic }, place.partition, place.offset));
  const again = data && draftAgain(data);
  if (again) return <ProduceForm {...props} draft={again} from={<From place={place} />} />;
  if (!error && !data) {
    return (
      <section aria-busy="true" aria-label="Loading the record">
        <Skeleton width={320} />
      </section>
    );
  }
  const why = error?.message ?? 'It came without its bytes: you may not see all of it.';
  return (
    <ProduceForm
      {...props}
      draft={emptyDraft}
      from={<Note state="warning" title="The record could not be taken over.">{`${why} The form is empty.`}</Note>}
    />
  );
}
