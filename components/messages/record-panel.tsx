'use client';

import { Button, IconButton } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useReadOnly } from '@/components/ui/read-only.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import { routes } from '@/lib/routes.ts';
import { CopyItems } from './copy-items.tsx';
import { isText } from './is-text.ts';
import type { TreeActions } from './json-tree.tsx';
import { MissingRecord } from './missing-record.tsx';
import { PanelFrame } from './panel-frame.tsx';
import type { PayloadView } from './payload-section.tsx';
import { useProduce } from './produce/produce-provider.tsx';
import type { Place } from './query.ts';
import { RecordView } from './record-view.tsx';
import { useWhole, type Whole } from './use-whole.ts';

interface RecordPanelProps {
  cluster: string;
  topic: string;
  place: Place;
  /** As the list has it; null when the list doesn't hold it, for example after following a link. */
  listed: MessageRecord | null;
  serdes: { keySerde: string; valueSerde: string };
  view: PayloadView;
  onView: (view: PayloadView) => void;
  onPrevious: (() => void) | null;
  onNext: (() => void) | null;
  onClose: () => void;
  actions: TreeActions;
}

/** Payloads up to this many bytes are read whole at once when the list has only their beginning. */
const eager = 1_000_000;

/** One record beside the list. */
export function RecordPanel(props: RecordPanelProps) {
  const { cluster, topic, place, listed, serdes, view, onView } = props;
  const cut = [listed?.key, listed?.value].filter((payload) => payload?.truncated);
  const wanted =
    listed === null || view === 'hex' || (cut.length > 0 && cut.every((payload) => (payload?.size ?? 0) <= eager));
  const whole = useWhole(messageQuery({ cluster, topic }, place.partition, place.offset, serdes), wanted);
  const record = listed ?? whole.record;
  const label = `Record of ${topic}, partition ${place.partition}, offset ${place.offset}`;

  return (
    <PanelFrame label={label} onClose={props.onClose}>
      <PanelHead {...props} record={record} whole={whole} />
      {record ? (
        <RecordView
          key={`${place.partition}.${place.offset}`}
          record={record}
          whole={whole}
          view={view}
          onView={onView}
          actions={props.actions}
        />
      ) : whole.error ? (
        <Missing {...props} whole={whole} />
      ) : (
        <Loading />
      )}
    </PanelFrame>
  );
}

function PanelHead({
  cluster,
  topic,
  place,
  record,
  whole,
  ...props
}: RecordPanelProps & { record: MessageRecord | null; whole: Whole }) {
  const { start } = useProduce();
  const readOnly = useReadOnly();
  const href = routes.message(cluster, topic, place.partition, place.offset);
  const key = record?.key && isText(record.key) ? record.key.text : null;
  return (
    <header>
      <b>
        {place.partition} <span className="t3">/</span> {formatInteger(place.offset)}
      </b>
      <IconButton
        label="Previous record (k)"
        icon="ascending"
        variant="ghost"
        size="sm"
        onClick={() => props.onPrevious?.()}
        disabledReason={props.onPrevious ? undefined : 'This is the first record of the list'}
      />
      <IconButton
        label="Next record (j)"
        icon="descending"
        variant="ghost"
        size="sm"
        onClick={() => props.onNext?.()}
        disabledReason={props.onNext ? undefined : 'This is the last record of the list'}
      />
      <CopyButton icon="link" label="Copy link to this record" text={() => new URL(href, window.location.href).href} />
      <Menu
        align="end"
        trigger={<Button variant="ghost" size="sm" className="btn-icon" icon="more" aria-label="More actions" />}
      >
        <MenuLink icon="arrow" href={href}>
          Open on a page of its own
        </MenuLink>
        {key && (
          <MenuLink icon="search" href={routes.trace(cluster, { topics: topic, key })}>
            Trace this key
          </MenuLink>
        )}
        <CopyItems cluster={cluster} topic={topic} place={place} load={whole.load} />
        <MenuSeparator />
        <MenuItem icon="plus" disabledReason={readOnly ?? undefined} onSelect={() => start(place)}>
          Produce again…
        </MenuItem>
      </Menu>
      <IconButton label="Close (Esc)" icon="close" variant="ghost" size="sm" onClick={props.onClose} />
    </header>
  );
}

function Missing({ cluster, topic, place, whole }: RecordPanelProps & { whole: Whole }) {
  if (whole.error?.code === 'MESSAGE_NOT_FOUND') {
    return <MissingRecord cluster={cluster} topic={topic} place={place} error={whole.error} />;
  }
  return (
    <section>
      <Note
        state="critical"
        title="The record could not be read."
        actions={
          <Button size="sm" busy={whole.loading} onClick={() => void whole.load().catch(() => {})}>
            Try again
          </Button>
        }
      >
        {whole.error?.message}
      </Note>
    </section>
  );
}

function Loading() {
  return (
    <section aria-busy="true" aria-label="Loading the record">
      {[180, 120, 240, 200, 90].map((width) => (
        <p key={width}>
          <Skeleton width={width} />
        </p>
      ))}
    </section>
  );
}
