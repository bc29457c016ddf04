'use client';

import { useState } from 'react';
import { ChangeForm } from '../plan/change-form.tsx';
import { readSettings, type SettingsDraft } from './settings-draft.ts';
import { SettingsList } from './settings-list.tsx';
import { topicsOf, topicsWord } from './topics-of.ts';
import { useKnownSettings } from './use-known-settings.ts';

interface SetConfigsFormProps {
  cluster: string;
  topics: readonly string[];
  onClose: () => void;
}

/** The same settings for several topics in one plan. */
export function SetConfigsForm({ cluster, topics, onClose }: SetConfigsFormProps) {
  const [draft, setDraft] = useState<SettingsDraft>(new Map());
  const [tried, setTried] = useState(false);
  const known = useKnownSettings(cluster, topics[0]);
  const { configs, errors } = readSettings(draft, known);

  const request = () => {
    setTried(true);
    if (errors.size > 0) return null;
    return { kind: 'alter-topic-configs' as const, ...topicsOf(topics), configs };
  };

  return (
    <ChangeForm
      title={`Settings of ${topicsWord(topics)}`}
      onClose={onClose}
      request={request}
      fields={['configs']}
      disabledReason={draft.size === 0 ? 'Add a setting first' : undefined}
    >
      {(refused) => (
        <fieldset>
          <legend>Set on each of them</legend>
          <SettingsList
            known={known}
            draft={draft}
            onChange={setDraft}
            errors={tried ? errors : new Map()}
            withDefault
          />
          {refused('configs') && <p className="error">{refused('configs')}</p>}
        </fieldset>
      )}
    </ChangeForm>
  );
}
