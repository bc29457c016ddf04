'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useNow, useZone } from '@/components/ui/preferences.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatNear } from '@/lib/format/time.ts';
import { openMessages } from '@/lib/queries/messages.ts';
import { topicPartitionsQuery } from '@/lib/queries/topics.ts';
import { writeSearch } from '@/lib/url-state/search.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { MessageFeed, type Row } from './feed.ts';
import { NoRecords } from './no-records.tsx';
import { showPosition } from './position.ts';
import { browserState, placeText, type QueryText, queryOf, readPlace, searchOf, wholeRange } from './query.ts';
import { RecordList, type RecordListHandle } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { ScanLine } from './scan-line.tsx';
import { TailBar } from './tail-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useRecordKeys } from './use-record-keys.ts';
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
  useEffect(() => {
    void messages.run(query);
    return () => messages.stop();
  }, [messages, query]);

  const partitions = useQuery(topicPartitionsQuery(cluster, topic)).data?.items ?? null;
  const words = useWords(query);
  const list = useRef<RecordListHandle>(null);
  const [cursor, setCursor] = useState<number | null>(null);

  const place = useMemo(() => readPlace(url.at), [url.at]);
  const selected = useMemo(() => {
    const index = place ? indexOf(feed.rows, feed.count, place.partition, place.offset) : -1;
    return index === -1 ? null : index;
  }, [place, feed.rows, feed.count]);
  const listed = selected === null ? null : feed.rows[selected];

  const ask = (change: Partial<QueryText>) => {
    setCursor(null);
    setUrl({ ...change, at: undefined });
  };
  const open = (index: number) => {
    const row = feed.rows[index];
    if (row?.type !== 'record') return;
    setCursor(index);
    setUrl({ at: placeText(row) }, { replace: place !== null });
  };
  const close = () => setUrl({ at: undefined });
  const step = (by: 1 | -1) =>
    nextRecord(feed.rows, feed.count, selected ?? cursor ?? (by === 1 ? -1 : feed.count), by);
  const go = (to: number | null, opens: boolean) => {
    if (to === null) return;
    if (opens) open(to);
    else setCursor(to);
    list.current?.reveal(to);
  };
  useRecordKeys({
    onStep: (by) => go(step(by), place !== null),
    onOpen: () => cursor !== null && place === null && open(cursor),
    onBack: () => (place === null ? setCursor(null) : close()),
  });

  const act = (kind: VerdictAction) => {
    if (kind === 'more') void messages.more();
    else if (kind === 'again') void messages.run(query);
    else ask({ isolation: 'read_uncommitted' });
  };
  const hrefOf = (row: Row) => writeSearch(browserState, { ...url, at: placeText(row) });

  const verdict = ending(feed, words);
  const [previous, next] = place ? [step(-1), step(1)] : [null, null];
  const nothing = feed.count === 0;
  return (
    <>
      <Toolbar
        query={query}
        partitions={partitions?.length ?? null}
        onChange={ask}
        onRun={() => void messages.run(query)}
      />
      <ScanLine feed={feed} words={words} onStop={() => messages.stop()} />
      <div className="notes">
        {warnings(feed, words).map((warning) => (
          <VerdictNote key={warning.title} verdict={warning} onAction={act} />
        ))}
        {verdict && (nothing || verdict.state === 'critical') && verdict.state !== 'ok' && (
          <VerdictNote verdict={verdict} onAction={act} />
        )}
      </div>
      <div className="work">
        <div className="records">
          {nothing && feed.phase === 'ended' && verdict?.state === 'ok' && (
            <NoRecords
              feed={feed}
              words={words}
              partitions={partitions}
              onEverything={() => ask({ ...wholeRange, partitions: '' })}
            />
          )}
          {nothing && (feed.phase === 'idle' || feed.phase === 'running') && !feed.live && <LoadingRows />}
          {nothing && feed.live && feed.phase === 'running' && <p className="tail">Waiting for the next record.</p>}
          {!nothing && (
            <RecordList
              handle={list}
              feed={feed}
              order={query.order}
              selected={selected}
              cursor={cursor}
              hrefOf={hrefOf}
              onOpen={open}
            />
          )}
          {!nothing && verdict && verdict.state !== 'critical' && (
            <div className="tail">
              {verdict.action ? <VerdictNote verdict={verdict} onAction={act} /> : verdict.title}
            </div>
          )}
          {feed.live && !nothing && (
            <TailBar feed={feed} onPause={() => messages.pause()} onResume={() => messages.resume()} />
          )}
        </div>
        {place && (
          <RecordPanel
            cluster={cluster}
            topic={topic}
            place={place}
            listed={listed?.type === 'record' ? listed : null}
            serdes={{ keySerde: query.keySerde, valueSerde: query.valueSerde }}
            view={url.view}
            onView={(view) => setUrl({ view }, { replace: true })}
            onPrevious={previous === null ? null : () => go(previous, true)}
            onNext={next === null ? null : () => go(next, true)}
            onClose={close}
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

function LoadingRows() {
  return (
    <div className="loading" role="status" aria-busy="true" aria-label="Loading records">
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a skeleton have no identity.
        <p key={row}>
          <Skeleton width={88} /> <Skeleton width={24} /> <Skeleton width={72} /> <Skeleton width={96} />{' '}
          <Skeleton width={220 + ((row * 53) % 160)} />
        </p>
      ))}
    </div>
  );
}

function indexOf(rows: readonly Row[], count: number, partition: number, offset: string): number {
  const index = rows.findIndex((row) => row.type === 'record' && row.offset === offset && row.partition === partition);
  return index < count ? index : -1;
}

/** The next readable record in a direction; null at the end of the list. */
function nextRecord(rows: readonly Row[], count: number, from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < count; index += by) {
    if (rows[index]?.type === 'record') return index;
  }
  return null;
}
