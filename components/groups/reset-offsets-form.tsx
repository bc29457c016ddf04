'use client';

import { useState } from 'react';
import { plural } from '@/lib/format/number.ts';
import { ChangeForm } from '../plan/change-form.tsx';
import { Choices } from '../ui/choices.tsx';
import { Field } from '../ui/field.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';
import { AimField } from './aim-field.tsx';
import { type AimKind, type ResetDraft, readReset } from './reset-draft.ts';
import { ScopeFields } from './scope-fields.tsx';
import { groupName } from './words.ts';

const aims = [
  { value: 'earliest', label: 'Earliest', note: 'all there is' },
  { value: 'latest', label: 'Latest', note: 'only what comes' },
  { value: 'time', label: 'A time' },
  { value: 'duration', label: 'How long ago' },
  { value: 'offset', label: 'An offset' },
  { value: 'shift', label: 'Back or on by some records' },
  { value: 'group', label: 'Where another group is' },
  { value: 'csv', label: 'Offsets from a CSV' },
] as const satisfies readonly { value: AimKind; label: string; note?: string }[];

const none: readonly never[] = [];
const fields = ['group', 'to', 'scope', 'scope.topic', 'scope.partitions'];

interface ResetOffsetsFormProps {
  cluster: string;
  /** Null: a group is created, with offsets that it begins at. */
  group: { id: string; topics: readonly string[] } | null;
  /** What the form begins with. */
  initial?: Partial<ResetDraft>;
  onClose: () => void;
  /** Told the group that was created. */
  onCreated?: (group: string) => void;
}

/** Where a group reads on: of all that it reads, of one topic, or of some partitions. */
export function ResetOffsetsForm({ cluster, group, initial, onClose, onCreated }: ResetOffsetsFormProps) {
  const created = group === null;
  const [draft, setDraft] = useState<ResetDraft>({
    group: group?.id ?? '',
    aim: 'earliest',
    texts: {},
    scope: created ? 'topic' : 'all',
    topic: '',
    partitions: '',
    ...initial,
  });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<ResetDraft>) => setDraft((before) => ({ ...before, ...change }));
  const clock = { zone: useZone(), now: useNow() };
  const read = readReset(draft, created, clock);
  const errors = tried ? read.errors : {};
  const { aim, texts } = draft;

  const request = () => {
    setTried(true);
    return read.request;
  };

  return (
    <ChangeForm
      title={created ? 'Create group' : `Reset offsets of ${groupName(group.id)}`}
      onClose={onClose}
      request={request}
      fields={fields}
      {...(onCreated && created && { onApplied: () => onCreated(draft.group.trim()) })}
    >
      {(refused) => (
        <>
          {created && (
            <Field
              label="Name"
              value={draft.group}
              onChange={(event) => set({ group: event.target.value })}
              error={refused('group') ?? errors.group}
              help="Consumers that join under this name begin where it says below."
              autoComplete="off"
              spellCheck={false}
            />
          )}
          <Choices
            label={created ? 'Begins at' : 'Where to'}
            columns
            value={aim}
            options={created ? aims.filter(({ value }) => value !== 'shift') : aims}
            onChange={(value) => set({ aim: value })}
          />
          <AimField
            key={aim}
            cluster={cluster}
            aim={aim}
            value={texts[aim] ?? ''}
            onChange={(text) => set({ texts: { ...texts, [aim]: text } })}
            error={refused('to') ?? errors.to}
          />
          <ScopeFields
            cluster={cluster}
            draft={draft}
            onDraft={set}
            whole={wholeOf(aim, group)}
            topics={group?.topics ?? none}
            errors={{
              scope: refused('scope'),
              topic: refused('scope.topic') ?? errors.topic,
              partitions: refused('scope.partitions') ?? errors.partitions,
            }}
          />
        </>
      )}
    </ChangeForm>
  );
}

/** What the whole scope is called; null: a group that is created has none, unless the aim names its partitions. */
function wholeOf(aim: AimKind, group: ResetOffsetsFormProps['group']): string | null {
  if (aim === 'csv') return 'Every line of the CSV';
  if (aim === 'group') return 'All that the other group has committed on';
  if (group === null) return null;
  const topics = group.topics.length > 0 ? `: ${plural(group.topics.length, 'topic')}` : '';
  return `All that it has committed on${topics}`;
}
