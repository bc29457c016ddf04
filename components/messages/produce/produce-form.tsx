'use client';

import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useZone } from '@/components/ui/preferences.tsx';
import { useReadOnly } from '@/components/ui/read-only.tsx';
import type { Acknowledgement } from '@/lib/contracts/changes.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import { topicPartitionsQuery } from '@/lib/queries/topics.ts';
import { DeliveryFields } from './delivery-fields.tsx';
import { type Draft, emptyDraft } from './draft.ts';
import { HeadersField } from './headers-field.tsx';
import { hasKeysInLines, isBatch, linesOf } from './lines.ts';
import { LinesChoice } from './lines-choice.tsx';
import type { Fault, PayloadDraft } from './payload-draft.ts';
import { PayloadField } from './payload-field.tsx';
import { ProduceFoot } from './produce-foot.tsx';
import { isFaulty, readDraft, readTimestamp } from './read-draft.ts';
import { type RefusedField, refusedField } from './refused.ts';
import { misfitOf, typedIn } from './refused-payload.ts';
import { useSubjects } from './schema/use-subjects.ts';
import { useSending } from './use-sending.ts';

interface ProduceFormProps {
  cluster: string;
  topic: string;
  draft: Draft;
  /** What the form was filled in with. */
  from: ReactNode;
  onDraft: (draft: Draft) => void;
  onWritten: () => void;
}

/** A record, or a batch of them, as it is to be written. It stays as it is when it was sent, and when it was refused. */
export function ProduceForm({ cluster, topic, draft, from, onDraft, onWritten }: ProduceFormProps) {
  const zone = useZone();
  const readOnly = useReadOnly();
  const partitions = useQuery(topicPartitionsQuery(cluster, topic)).data?.items.length ?? null;
  const suggested = useSubjects(cluster, topic);
  const { sending, send, forget, reset } = useSending({ cluster, topic }, onWritten);
  const [tries, setTries] = useState(0);
  const [acknowledged, setAcknowledged] = useState<readonly Acknowledgement['id'][]>([]);
  const form = useRef<HTMLFormElement>(null);

  const circumstances = () => ({ partitions, zone, now: Date.now() });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the present matters to a time of day alone, and is taken anew when it is sent.
  const { faults } = useMemo(() => readDraft(draft, circumstances()), [draft, partitions, zone]);
  const count = linesOf(draft).length;
  const lines = isBatch(draft);
  const { error } = sending;
  const refused = error && refusedField(error);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every try and every refusal.
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>(':is(input, textarea)[aria-invalid="true"]');
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView();
  }, [tries, error]);

  // Key and value may both change before the next drawing, when what the registry says of them comes at once.
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });
  const change = (part: Partial<Draft>) => {
    forget();
    latest.current = { ...latest.current, ...part };
    onDraft(latest.current);
  };
  const submit = () => {
    if (readOnly !== null) return;
    setTries((before) => before + 1);
    const read = readDraft(draft, circumstances());
    if (isFaulty(read.faults)) return reset();
    const records = read.records.map((record) => ({ ...record, acknowledged: [...acknowledged] }));
    const [first] = records;
    if (first) send(lines ? records : first);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    submit();
  };

  // Of a list the first record's own reason: that none was written is said below.
  const [outcome] = sending.outcomes;
  const reason = outcome?.ok === false ? outcome.error.message : error?.message;
  const said = (field: RefusedField) => (refused === field ? reason : undefined);
  const payloadFault = (field: 'key' | 'value', { text }: PayloadDraft): Fault | undefined => {
    if (reason !== undefined && (refused === 'key' || refused === 'value') && typedIn(draft, refused) === field) {
      return (error && misfitOf(draft, error)) ?? { message: reason };
    }
    return tries > 0 || text !== '' ? faults[field] : undefined;
  };
  return (
    <form ref={form} noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={pressed}>
      {from && <section>{from}</section>}
      <PayloadField
        cluster={cluster}
        label="Key"
        draft={draft.key}
        onChange={(key) => change({ key, ...(key.form === 'null' && { keys: 'shared' as const }) })}
        fault={payloadFault('key', draft.key)}
        schemaFault={tries > 0 ? faults.keySchema : undefined}
        suggested={suggested?.key}
        ofNull="The record has no key."
        instead={hasKeysInLines(draft) && 'Every line begins with its key.'}
        help={lines ? 'Every record of the batch gets it.' : undefined}
        rows={1}
      />
      <PayloadField
        cluster={cluster}
        label="Value"
        draft={draft.value}
        onChange={(value) => change({ value })}
        fault={payloadFault('value', draft.value)}
        schemaFault={tries > 0 ? faults.valueSchema : undefined}
        suggested={suggested?.value}
        lines={lines}
        ofNull="A tombstone: on a compacted topic it deletes its key."
        rows={lines ? 8 : 5}
      >
        {draft.value.form !== 'null' && <LinesChoice draft={draft} onChange={change} />}
      </PayloadField>
      <HeadersField
        headers={draft.headers}
        onChange={(headers) => change({ headers })}
        faultOf={({ id, value }) => (tries > 0 || value.text !== '' ? faults.headers.get(id) : undefined)}
        error={said('headers')}
      />
      <DeliveryFields
        draft={draft}
        onChange={change}
        error={(field) => said(field) ?? (field === 'partition' || field === 'timestamp' ? faults[field] : undefined)}
        keyless={draft.key.form === 'null'}
        partitions={partitions}
        zone={zone}
        time={timeMeant(draft.timestamp, zone)}
      />
      <ProduceFoot
        cluster={cluster}
        topic={topic}
        sending={sending}
        atField={refused !== null}
        count={lines ? count : null}
        readOnly={readOnly}
        acknowledged={acknowledged}
        onAcknowledged={setAcknowledged}
        onClear={() => change(emptyDraft)}
        onSend={submit}
      />
    </form>
  );
}

function timeMeant(typed: string, zone: string): string | null {
  const { text } = readTimestamp(typed, { zone, now: Date.now() });
  if (text === undefined) return null;
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  // The last millisecond that a date can hold.
  return at <= 8.64e15 ? formatDateTime(at, zone, 'millisecond') : 'further than calendars go';
}
