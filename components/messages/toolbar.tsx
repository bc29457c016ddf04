'use client';

import clsx from 'clsx';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/select.tsx';
import { ViewsMenu } from '@/components/ui/views/views-menu.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { routes } from '@/lib/routes.ts';
import type { FeedState } from './feed.ts';
import { OptionsControl } from './options-control.tsx';
import { PartitionControl } from './partition-control.tsx';
import { isLive, liveRange, type Place, type QueryText, queryDefaults, searchOf, wholeRange } from './query.ts';
import { RangeControl } from './range-control.tsx';
import { recentQueries, rememberQuery } from './recent-queries.ts';
import { FilterLine } from './search/filter-line.tsx';
import { useFilterCheck } from './search/use-filter-check.ts';
import { StartControl } from './start-control.tsx';

interface ToolbarProps {
  cluster: string;
  topic: string;
  query: QueryText;
  partitions: number | null;
  feed: FeedState;
  /** The record that is open: filters are tried on it. */
  place: Place | null;
  /** A change is the new query: it runs at once. */
  onChange: (change: Partial<QueryText>) => void;
  onRun: () => void;
}

const limits = ['20', '100', '500', '1000', '5000', '10000'];

/** What on a phone stands behind a button. */
const folded = [
  'order',
  'partitions',
  'limit',
  'isolation',
  'key',
  'keyPartitioner',
  'keySerde',
  'valueSerde',
] as const;

/** What is asked for. Every control writes the URL, and the URL is what runs. */
export function Toolbar({ cluster, topic, query, partitions, feed, place, onChange, onRun }: ToolbarProps) {
  const live = isLive(query);
  const [draft, setDraft] = useDraft(query);
  useEffect(() => {
    rememberQuery(cluster, topic, query, `${routes.topicMessages(cluster, topic)}?${searchOf(query)}`);
  }, [cluster, topic, query]);
  const { filter } = draft;
  const { keySerde, valueSerde } = query;
  const check = useFilterCheck({ cluster, topic, filter, place, serdes: { keySerde, valueSerde } });
  const commit = (change: Partial<Draft> = {}) => {
    const next = { ...draft, ...change };
    setDraft(next);
    if (drafted.some((name) => next[name].trim() !== query[name])) onChange({ ...next, filter: next.filter.trim() });
    else onRun();
  };
  const [unfolded, setUnfolded] = useState(false);
  const isSet = folded.some((name) => query[name] !== queryDefaults[name]);
  const choices = limits.includes(query.limit) ? limits : [query.limit, ...limits];
  return (
    <form
      className="query"
      aria-label="Query"
      data-unfolded={unfolded || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        commit();
      }}
    >
      <div className="line">
        <span className="foldable">{!live && <StartControl query={query} onChange={onChange} />}</span>
        {!live && <RangeControl query={query} onChange={onChange} />}
        <span className="foldable">
          <PartitionControl
            value={query.partitions}
            total={partitions}
            onChange={(chosen) => onChange({ partitions: chosen })}
          />
          {!live && (
            <Select
              label="Limit"
              value={query.limit}
              options={choices.map((value) => ({ value, label: /^\d+$/.test(value) ? formatInteger(value) : value }))}
              onChange={(limit) => onChange({ limit })}
            />
          )}
          <OptionsControl query={query} onChange={onChange} />
        </span>
        <span className="row run">
          <span className="foldable">
            <ViewsMenu cluster={cluster} recent={() => recentQueries(cluster)} />
          </span>
          <IconButton
            label={isSet ? 'More of the query, some of it set' : 'More of the query'}
            icon={unfolded ? 'close' : 'sliders'}
            variant="ghost"
            className={clsx('unfold', isSet && 'changed')}
            aria-expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          />
          <Button icon="live" aria-pressed={live} onClick={() => onChange(live ? wholeRange : liveRange)}>
            Live
          </Button>
          <Button type="submit" variant="primary">
            Run <kbd>⏎</kbd>
          </Button>
        </span>
      </div>
      <FilterLine
        search={draft}
        onSearch={(change) => (change.search === undefined ? commit(change) : setDraft({ ...draft, ...change }))}
        filter={filter}
        onFilter={(next) => setDraft({ ...draft, filter: next })}
        onCommit={(next = filter) => commit({ filter: next })}
        check={check}
        feed={feed}
      />
    </form>
  );
}

/** Texts that are written before they run. */
const drafted = ['search', 'searchIn', 'case', 'filter'] as const;

type Draft = Pick<QueryText, (typeof drafted)[number]>;

/** What is being written; when the query moves on by itself (back, a link), that wins. */
function useDraft({ search, searchIn, case: letters, filter }: QueryText) {
  const given: Draft = { search, searchIn, case: letters, filter };
  const [state, setState] = useState({ given, draft: given });
  const setDraft = (draft: Draft) => setState({ given, draft });
  if (drafted.every((name) => state.given[name] === given[name])) return [state.draft, setDraft] as const;
  setState({ given, draft: given });
  return [given, setDraft] as const;
}
