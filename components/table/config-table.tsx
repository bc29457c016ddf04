'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { Tag } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/chip.tsx';
import { Empty } from '../ui/empty.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Tip } from '../ui/tooltip.tsx';
import type { Column } from './column.ts';
import { ConfigValue, configSources } from './config-value.tsx';
import { DataTable } from './data-table.tsx';

const viewSchema = z.object({
  search: z.string().default(''),
  show: z.enum(['all', 'set']).default('all'),
  sort: z.enum(['none', 'name', 'source']).default('none'),
  order: z.enum(['asc', 'desc']).default('asc'),
});

const columns: Column<ConfigEntry>[] = [
  {
    id: 'name',
    header: 'Name',
    place: 'a',
    className: 'mono',
    sortBy: ({ name }) => name,
    width: 320,
    cell: (entry) => <Name entry={entry} />,
  },
  {
    id: 'value',
    header: 'Value',
    place: 'c',
    width: 240,
    cell: (entry) => <ConfigValue entry={entry} value={entry.value} />,
  },
  {
    id: 'source',
    header: 'Source',
    place: 'b',
    sortBy: ({ source }) => configSources[source],
    width: 144,
    cell: ({ source }) => <span className={source === 'default' ? 't3' : undefined}>{configSources[source]}</span>,
  },
  {
    id: 'default',
    header: 'Without it',
    hint: 'What would hold if this setting were removed',
    className: 't2',
    width: 200,
    cell: (entry) => (entry.source === 'default' ? null : <ConfigValue entry={entry} value={entry.default} />),
  },
];

/** Configuration of a topic or a broker: value, where it comes from, and what would hold without it. */
export function ConfigTable({ label, entries }: { label: string; entries: readonly ConfigEntry[] | undefined }) {
  const [view, set] = useUrlState(viewSchema);
  const changed = entries?.filter(isSet);
  const rows = useMemo(
    () => entries && shown(entries, view.search, view.show === 'set'),
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
        <FilterChip
          pressed={view.show === 'set'}
          count={changed?.length}
          onPress={() => set({ show: view.show === 'set' ? 'all' : 'set' })}
        >
          Set, not default
        </FilterChip>
      </div>
      <DataTable
        label={label}
        className="mt-3"
        list
        columns={columns}
        rows={rows}
        rowKey={({ name }) => name}
        sort={view.sort === 'none' ? undefined : { id: view.sort, order: view.order }}
        onSort={({ id, order }) => set({ sort: id === 'source' ? 'source' : 'name', order })}
        view={`${view.search} ${view.show}`}
        empty={
          <Empty title="No setting matches">{entries?.length ?? 0} settings were looked at, in names and values.</Empty>
        }
      />
    </>
  );
}

function isSet({ source }: ConfigEntry): boolean {
  return source !== 'default';
}

/** What was set comes first: that is what somebody decided. */
function shown(entries: readonly ConfigEntry[], search: string, onlySet: boolean): ConfigEntry[] {
  const wanted = search.toLowerCase();
  return entries
    .filter((entry) => !onlySet || isSet(entry))
    .filter(({ name, value }) => name.includes(wanted) || value?.toLowerCase().includes(wanted))
    .sort((a, b) => Number(isSet(b)) - Number(isSet(a)) || a.name.localeCompare(b.name, 'en'));
}

function Name({ entry: { name, documentation, readOnly } }: { entry: ConfigEntry }) {
  return (
    <>
      {name}{' '}
      {documentation && (
        <Tip text={documentation} delay={100}>
          <Button icon="info" variant="ghost" size="sm" className="btn-icon" aria-label={`What ${name} does`} />
        </Tip>
      )}{' '}
      {readOnly && <Tag>read only</Tag>}
    </>
  );
}
