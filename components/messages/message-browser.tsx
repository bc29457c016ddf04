'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { showPosition } from '@/lib/format/position.ts';
import { formatNear } from '@/lib/format/time.ts';
import { exportPath, openMessages } from '@/lib/queries/messages.ts';
import { topicPartitionsQuery } from '@/lib/queries/topics.ts';
import { writeSearch } from '@/lib/url-state/search.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { columnsWith } from './columns.ts';
import { DiffPanel } from './diff-panel.tsx';
import { MessageFeed, type Row } from './feed.ts';
import { alsoIs } from './filter-by.ts';
import { Histogram } from './histogram/histogram.tsx';
import { LoadingRows } from './loading-rows.tsx';
import { MarksBar } from './marks-bar.tsx';
import { NoRecords } from './no-records.tsx';
import { findOf } from './preview.tsx';
import { useProduce } from './produce/produce-provider.tsx';
import {
  browserState,
  isSelective,
  placeText,
  type QueryText,
  queryOf,
  readPlaces,
  searchOf,
  wholeRange,
} from './query.ts';
import { RecordList, type RecordListHandle } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { ScanLine } from './scan-line.tsx';
import { TailBar } from './tail-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { type ListChoices, rowHeights } from './use-list-layout.ts';
import { useMarks } from './use-marks.ts';
import { useSelection } from './use-selection.ts';
import { ending, type Words, warnings } from './verdict.ts';
import { type VerdictAction, VerdictNote } from './verdict-note.tsx';

/** The messages of a topic: what is asked for, what came, and one record beside it. */
export function MessageBrowser({ cluster, topic }: { cluster: string; topic: string }) {
  const [url, setUrl] = useUrlState(browserState);
  const asked = searchOf(queryOf(url)).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query's text is its identity; the rest of the URL is not its matter.
  const query = useMemo(() => queryOf(url), [asked]);

  const [messages] = useState(
    () => new MessageFeed((text, cursor, signal) => openMessages({ cluster, topic }, searchOf(text, cursor), signal)),
  );
  const feed = useSyncExternalStore(messages.subscribe, messages.getState, messages.getState);
  const { written } = useProduce();
  // What was just produced belongs into the newest; other views stay as they were asked for.
  const round = query.order === 'newest' && query.to === 'latest' ? written : 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the same query again.
  useEffect(() => {
    void messages.run(query);
    return () => messages.stop();
  }, [messages, query, round]);

  const partitions = useQuery(topicPartitionsQuery(cluster, topic)).data?.items ?? null;
  const words = useWords(query);
  const find = useMemo(() => findOf(query), [query]);
  const list = useRef<RecordListHandle>(null);
  const marks = useMarks();
  // Writing the whole URL for each row of each frame would be felt.
  const hrefOf = useMemo(() => {
    const others = writeSearch(browserState, { ...url, at: undefined, diff: undefined });
    return (row: Row) => `${others === '' ? '?' : `${others}&`}at=${placeText(row)}`;
  }, [url]);
  const serdes = { keySerde: query.keySerde, valueSerde: query.valueSerde };
  const choices: ListChoices = { columns: url.columns, rows: url.rows };
  const places = useMemo(() => readPlaces(url.diff), [url.diff]);
  const selection = useSelection(
    feed,
    url.at,
    (at, options) => setUrl({ at, diff: undefined }, options),
    list,
    () => {
      if (places) setUrl({ diff: undefined });
      else if (marks.records.length > 0) marks.only([]);
      else return false;
      return true;
    },
  );

  const run = () => void messages.run(query);
  const ask = (change: Partial<QueryText>) => {
    selection.forget();
    marks.only([]);
    setUrl({ ...change, at: undefined, diff: undefined });
  };
  const act = (kind: VerdictAction) => {
    if (kind === 'more') void messages.more();
    else if (kind === 'again') run();
    else ask({ isolation: 'read_uncommitted' });
  };

  const verdict = ending(feed, words);
  const bad = verdict?.state === 'critical';
  const complete = verdict?.state === 'ok';
  const nothing = feed.count === 0;
  const waiting = feed.phase === 'idle' || feed.phase === 'running' || feed.phase === 'paused';
  // Before its plan has come a tail has no place yet from which it misses nothing.
  const tails = feed.live && feed.pages.some(({ plan }) => plan !== null);
  return (
    <>
      <Toolbar
        cluster={cluster}
        topic={topic}
        query={query}
        partitions={partitions?.length ?? null}
        feed={feed}
        place={selection.place}
        onChange={ask}
        onRun={run}
      />
      <Histogram cluster={cluster} topic={topic} query={query} feed={feed} onChange={ask} />
      <ScanLine
        feed={feed}
        words={words}
        onStop={() => messages.stop()}
        onPause={() => messages.pause()}
        onResume={() => messages.resume()}
        onMore={() => void messages.more()}
      />
      <div className="notes">
        {warnings(feed, words).map((warning) => (
          <VerdictNote key={warning.title} verdict={warning} onAction={act} />
        ))}
        {verdict && (bad || (nothing && !complete)) && <VerdictNote verdict={verdict} onAction={act} />}
      </div>
      <div className="work">
        <div className="records">
          {nothing && complete && (
            <NoRecords
              feed={feed}
              words={words}
              partitions={partitions}
              onEverything={() =>
                ask({ ...wholeRange, partitions: '', search: '', key: '', keyPartitioner: '', filter: '' })
              }
            />
          )}
          {nothing && waiting && (tails ? <p className="tail">Waiting for the next record.</p> : <LoadingRows />)}
          {!nothing && (
            <RecordList
              handle={list}
              feed={feed}
              order={query.order}
              selected={selection.selected}
              cursor={selection.cursor}
              hrefOf={hrefOf}
              onOpen={selection.open}
              marks={marks}
              choices={choices}
              onChoose={(change) => setUrl(change, { replace: true })}
              exportHref={(format) => exportPath({ cluster, topic }, format, searchOf(query))}
              find={find}
            />
          )}
          {!nothing && verdict && !bad && (
            <div className="tail">
              {verdict.action ? <VerdictNote verdict={verdict} onAction={act} /> : verdict.title}
            </div>
          )}
          <MarksBar
            cluster={cluster}
            topic={topic}
            serdes={serdes}
            marks={marks}
            onDiff={(a, b) => setUrl({ at: undefined, diff: `${placeText(a)},${placeText(b)}` })}
          />
          {!nothing && feed.live && (
            <TailBar
              feed={feed}
              selective={isSelective(query)}
              rowHeight={rowHeights[url.rows]}
              onPause={() => messages.pause()}
              onResume={() => messages.resume()}
            />
          )}
        </div>
        {selection.place && (
          <RecordPanel
            cluster={cluster}
            topic={topic}
            place={selection.place}
            listed={selection.listed}
            serdes={serdes}
            view={url.view}
            onView={(view) => setUrl({ view }, { replace: true })}
            onPrevious={selection.previous}
            onNext={selection.next}
            onClose={selection.close}
            actions={{
              onColumn: (path) => setUrl({ columns: columnsWith(url.columns, path) }, { replace: true }),
              onFilter: (path, literal) => ask({ filter: alsoIs(query.filter, path, literal) }),
            }}
          />
        )}
        {!selection.place && places && (
          <DiffPanel
            cluster={cluster}
            topic={topic}
            places={places}
            serdes={serdes}
            onSwap={() => setUrl({ diff: places.map(placeText).reverse().join(',') }, { replace: true })}
            onClose={() => setUrl({ diff: undefined })}
          />
        )}
      </div>
    </>
  );
}

function useWords(query: QueryText): Words {
  const zone = useZone();
  const now = useNow();
  return {
    query,
    time: (at) => formatNear(at, now, zone),
    position: (position) => showPosition(position, zone, now),
  };
}
