'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { topicConfigsQuery } from '@/lib/queries/topics.ts';
import { ConfigTable } from '../table/config-table.tsx';
import { Failure } from '../ui/failure.tsx';
import { ConfigEditBar } from './config-edit-bar.tsx';
import { ConfigEditCell } from './config-edit-cell.tsx';
import { readSettings, type SettingsDraft } from './settings-draft.ts';
import { topicSettings } from './topic-settings.ts';

const none: readonly ConfigEntry[] = [];

/** How a topic is configured, changed where it stands: several values are gathered and become one plan. */
export function TopicConfiguration({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicConfigsQuery(cluster, topic));
  const entries = query.data?.items;
  const [draft, setDraft] = useState<SettingsDraft>(new Map());
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const { configs, errors } = readSettings(draft, entries ?? none);
  const changed = differing(configs, entries ?? none);
  const count = Object.keys(changed).length + errors.size;

  const put = useCallback((name: string, value: string | null | undefined) => {
    setRefused(new Map());
    setDraft((before) => {
      const after = new Map(before);
      if (value === undefined) after.delete(name);
      else after.set(name, value);
      return after;
    });
  }, []);

  return (
    <>
      <Failure query={query} what="The configuration" />
      {(entries || query.isPending) && (
        <ConfigTable
          label={`Configuration of ${topic}`}
          kind={topicSettings}
          entries={entries}
          value={(entry) => (
            <ConfigEditCell
              entry={entry}
              draft={draft.get(entry.name)}
              error={errors.get(entry.name) ?? refused.get(entry.name)}
              onChange={(value) => put(entry.name, value)}
            />
          )}
        />
      )}
      {count > 0 && (
        <ConfigEditBar
          topic={topic}
          configs={errors.size > 0 ? null : changed}
          count={count}
          onRefused={setRefused}
          onDiscard={() => setDraft(new Map())}
          onApplied={() => {
            setDraft(new Map());
            void query.refetch();
          }}
        />
      )}
    </>
  );
}

/** Without those that say what is there already: a field that was only opened changes nothing. */
function differing(configs: Record<string, string | null>, entries: readonly ConfigEntry[]) {
  return Object.fromEntries(
    Object.entries(configs).filter(([name, value]) => {
      const entry = entries.find((one) => one.name === name);
      return entry?.sensitive || entry?.value !== value;
    }),
  );
}
