'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { configHint } from '@/lib/format/config-value.ts';
import { plural } from '@/lib/format/number.ts';
import { topicsQuery } from '@/lib/queries/topics.ts';
import { ChangeForm } from '../plan/change-form.tsx';
import { TopicField } from '../plan/topic-field.tsx';
import { AreaField } from '../ui/area-field.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { type CreateTopicDraft, readCreateTopic } from './create-topic-draft.ts';
import { SettingsList } from './settings-list.tsx';
import { topicNameProblem } from './topic-name.ts';
import { isSetHere } from './topic-settings.ts';
import { useBrokerDefaults } from './use-broker-defaults.ts';
import { useKnownSettings } from './use-known-settings.ts';

const empty: CreateTopicDraft = {
  name: '',
  like: '',
  partitions: '',
  replicationFactor: '',
  assignments: null,
  settings: new Map(),
};
const fields = ['name', 'like', 'partitions', 'replicationFactor', 'assignments', 'configs'];

interface CreateTopicFormProps {
  cluster: string;
  /** The topic to begin from; empty: none. */
  like: string;
  onClose: () => void;
}

/** A new topic: only its name is needed, everything else says what Kafka takes without it. */
export function CreateTopicForm({ cluster, like, onClose }: CreateTopicFormProps) {
  const [draft, setDraft] = useState<CreateTopicDraft>({ ...empty, like });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<CreateTopicDraft>) => setDraft((before) => ({ ...before, ...change }));
  const defaults = useBrokerDefaults(cluster);
  const model = useTopic(cluster, draft.like);
  const known = useKnownSettings(cluster, model?.name);
  const read = readCreateTopic(draft, known);
  const errors = tried ? read.errors : {};
  const taken = useTopic(cluster, draft.name) !== null;
  const nameError =
    topicNameProblem(draft.name.trim()) ?? (taken ? 'A topic of this name is there already.' : undefined);

  const request = () => {
    setTried(true);
    return read.request;
  };

  return (
    <ChangeForm title="Create topic" onClose={onClose} request={request} fields={fields}>
      {(refused) => (
        <>
          <Field
            label="Name"
            value={draft.name}
            onChange={(event) => set({ name: event.target.value })}
            error={refused('name') ?? nameError ?? errors.name}
            autoComplete="off"
            spellCheck={false}
          />
          <TopicField
            cluster={cluster}
            label="Like topic"
            placeholder="none"
            value={draft.like}
            onChange={(like) => set({ like })}
            error={refused('like')}
            help={
              model ? copiedWords(known) : 'Takes over the settings, partitions and replicas that are not given here.'
            }
          />
          {draft.assignments === null ? (
            <div className="fields-2">
              <Field
                label="Partitions"
                inputMode="numeric"
                value={draft.partitions}
                placeholder={String(model?.partitions ?? defaults.partitions ?? 'default')}
                onChange={(event) => set({ partitions: event.target.value })}
                error={refused('partitions') ?? errors.partitions}
                help={sourceOf(model, 'num.partitions')}
              />
              <Field
                label="Replication factor"
                inputMode="numeric"
                value={draft.replicationFactor}
                placeholder={String(model?.replicationFactor ?? defaults.replicationFactor ?? 'default')}
                onChange={(event) => set({ replicationFactor: event.target.value })}
                error={refused('replicationFactor') ?? errors.replicationFactor}
                help={sourceOf(model, 'default.replication.factor')}
              />
            </div>
          ) : (
            <AreaField
              label="Replicas"
              value={draft.assignments}
              placeholder={'1,2,3\n2,3,1'}
              onChange={(event) => set({ assignments: event.target.value })}
              error={refused('assignments') ?? errors.assignments}
              help={`A line a partition: broker ids, the preferred leader first. Brokers: ${defaults.brokers.join(', ')}.`}
            />
          )}
          <Switch checked={draft.assignments !== null} onChange={(on) => set({ assignments: on ? '' : null })}>
            Place replicas by hand
          </Switch>
          <fieldset>
            <legend>Settings</legend>
            <SettingsList
              known={known}
              draft={draft.settings}
              onChange={(settings) => set({ settings })}
              errors={tried ? read.settings : new Map()}
            />
            {refused('configs') && <p className="error">{refused('configs')}</p>}
          </fieldset>
        </>
      )}
    </ChangeForm>
  );
}

/** The topic of exactly this name; null when there is none. */
function useTopic(cluster: string, name: string) {
  const search = name.trim();
  const { data } = useQuery(topicsQuery(cluster, { search, internal: 'true', pageSize: 500 }));
  return (search !== '' && data?.items.find((topic) => topic.name === search)) || null;
}

function sourceOf(model: { name: string } | null, config: string): string {
  return model ? `Left empty: as ${model.name}.` : `Left empty: ${config}.`;
}

function copiedWords(entries: readonly ConfigEntry[]): string {
  const set = entries.filter(isSetHere);
  if (set.length === 0) return 'It sets nothing itself.';
  const shown = set.map(({ name, value }) => `${name} ${configHint(name, value) ?? value ?? '***'}`);
  return `Takes over ${plural(set.length, 'setting')}: ${shown.join(', ')}.`;
}
