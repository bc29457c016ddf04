'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { plural } from '@/lib/format/number.ts';
import { topicConfigsQuery } from '@/lib/queries/topics.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Switch } from '../ui/switch.tsx';
import { configGroups, isSetHere } from './config-groups.ts';
import { ConfigRows } from './config-rows.tsx';

const viewSchema = z.object({
  search: z.string().default(''),
  show: z.enum(['all', 'set']).default('all'),
});

/** How a topic is configured: what holds, where it comes from, and what it means. */
export function TopicConfiguration({ cluster, topic }: { cluster: string; topic: string }) {
  const query = useQuery(topicConfigsQuery(cluster, topic));
  const [view, set] = useUrlState(viewSchema);
  const entries = query.data?.items;
  const groups = useMemo(
    () => configGroups(entries ?? [], view.search, view.show === 'set'),
    [entries, view.search, view.show],
  );
  return (
    <>
      <div className="toolbar">
        <SearchInput
          label="Search configuration"
          placeholder="Search name or value"
          value={view.search}
          onChange={(search) => set({ search }, { replace: true })}
        />
        <Switch checked={view.show === 'set'} onChange={(on) => set({ show: on ? 'set' : 'all' })}>
          Only set here {entries && <small className="unit">{entries.filter(isSetHere).length}</small>}
        </Switch>
      </div>
      <Failure query={query} what="The configuration" />
      {query.isPending && <LoadingConfig />}
      {entries && groups.length > 0 && <ConfigRows label={`Configuration of ${topic}`} groups={groups} />}
      {entries && groups.length === 0 && (
        <NoSettings entries={entries} onClear={() => set({ search: '', show: 'all' })} view={view} />
      )}
    </>
  );
}

interface NoSettingsProps {
  entries: readonly ConfigEntry[];
  view: z.output<typeof viewSchema>;
  onClear: () => void;
}

function NoSettings({ entries, view, onClear }: NoSettingsProps) {
  const nothingSet = view.search === '' && view.show === 'set';
  return (
    <div className="scroll mt-3">
      <Empty
        title={nothingSet ? 'Nothing is set on this topic' : 'No setting matches'}
        actions={
          <Button size="sm" onClick={onClear}>
            Show all settings
          </Button>
        }
      >
        {nothingSet
          ? 'Everything holds as the brokers have it.'
          : `${plural(entries.length, 'setting was', 'settings were')} looked at, in names and values.`}
      </Empty>
    </div>
  );
}

function LoadingConfig() {
  return (
    <div className="loading-rows mt-3" role="status" aria-busy="true" aria-label="Loading the configuration">
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity.
        <p key={row}>
          <Skeleton width={160 + ((row * 37) % 90)} /> <Skeleton width={96} />
        </p>
      ))}
    </div>
  );
}
