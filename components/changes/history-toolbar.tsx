'use client';

import { changeState } from '@/lib/contracts/changes.ts';
import { FilterChip } from '../ui/chip.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { Select } from '../ui/select.tsx';
import { changeStates, kindWord } from './change-words.ts';
import type { HistoryView } from './view.ts';

interface HistoryToolbarProps {
  view: HistoryView;
  set: (change: Partial<HistoryView>, options?: { replace?: boolean }) => void;
  kinds: readonly string[];
  actors: readonly string[];
}

const states = [
  { value: 'all', label: 'all that were applied' },
  ...changeState.options.map((state) => ({ value: state, label: changeStates[state].word })),
] as const;

/** Search and filters of the history; each starts at the first page again. */
export function HistoryToolbar({ view, set, kinds, actors }: HistoryToolbarProps) {
  return (
    <div className="toolbar">
      <SearchInput
        label="Search changes"
        placeholder="Search changes"
        value={view.search}
        onChange={(search) => set({ search, page: 1 }, { replace: true })}
      />
      <Select
        label="Kind"
        size="sm"
        value={view.kind}
        options={choices(kinds, view.kind, kindWord)}
        onChange={(kind) => set({ kind, page: 1 })}
      />
      <Select
        label="Who"
        size="sm"
        value={view.actor}
        options={choices(actors, view.actor, (actor) => actor)}
        onChange={(actor) => set({ actor, page: 1 })}
      />
      <Select
        label="Result"
        size="sm"
        value={view.state}
        options={states}
        onChange={(state) => set({ state, page: 1 })}
      />
      {view.resource !== '' && (
        <FilterChip pressed onPress={() => set({ resource: '', page: 1 })}>
          <span className="op">on</span> {view.resource}
        </FilterChip>
      )}
    </div>
  );
}

/** All first; a chosen one that the history does not know (any more) stays choosable. */
function choices(known: readonly string[], chosen: string, word: (value: string) => string) {
  const values = chosen === '' || known.includes(chosen) ? known : [...known, chosen];
  return [{ value: '', label: 'all' }, ...values.map((value) => ({ value, label: word(value) }))];
}
