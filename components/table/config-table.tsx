'use client';

import { type ReactNode, useMemo } from 'react';
import { z } from 'zod';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { plural } from '@/lib/format/number.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type ConfigKind, configGroups } from './config-groups.ts';
import { ConfigRows } from './config-rows.tsx';

const viewSchema = z.object({
  search: z.string().default(''),
  show: z.enum(['all', 'set']).default('all'),
});

interface ConfigTableProps {
  label: string;
  kind: ConfigKind;
  /** Undefined while loading. */
  entries: readonly ConfigEntry[] | undefined;
  /** The value of a row, where it can be changed. */
  value?: ((entry: ConfigEntry) => ReactNode) | undefined;
}

/** Settings of a topic or a broker: what holds, where it comes from, what would hold without it, and what it means. */
export function ConfigTable({ label, kind, entries, value }: ConfigTableProps) {
  const [view, set] = useUrlState(viewSchema);
  const groups = useMemo(
    () => configGroups(entries ?? [], kind, view.search, view.show === 'set'),
    [entries, kind, view.search, view.show],
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
        <FilterChip
          pressed={view.show === 'set'}
          count={entries?.filter(kind.isSet).length}
          onPress={() => set({ show: view.show === 'set' ? 'all' : 'set' })}
        >
          {kind.setTitle}
        </FilterChip>
      </div>
      {!entries && <Loading />}
      {entries && groups.length > 0 && <ConfigRows label={label} groups={groups} isSet={kind.isSet} value={value} />}
      {entries && groups.length === 0 && (
        <NoSettings
          count={entries.length}
          nothingSet={view.search === '' && view.show === 'set'}
          onClear={() => set({ search: '', show: 'all' })}
        />
      )}
    </>
  );
}

function NoSettings({ count, nothingSet, onClear }: { count: number; nothingSet: boolean; onClear: () => void }) {
  return (
    <div className="scroll mt-3">
      <Empty
        title={nothingSet ? 'Nothing is set here' : 'No setting matches'}
        actions={
          <Button size="sm" onClick={onClear}>
            Show all settings
          </Button>
        }
      >
        {nothingSet
          ? 'Everything holds as it is elsewhere on the cluster.'
          : `${plural(count, 'setting was', 'settings were')} looked at, in names and values.`}
      </Empty>
    </div>
  );
}

function Loading() {
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
