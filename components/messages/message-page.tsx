'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import { routes } from '@/lib/routes.ts';
import { MissingRecord } from './missing-record.tsx';
import type { PayloadView } from './payload-section.tsx';
import type { Place } from './query.ts';
import { recordJson } from './record-json.ts';
import { RecordView } from './record-view.tsx';

interface MessagePageProps {
  cluster: string;
  topic: string;
  place: Place;
}

/** One record on a page of its own: what a permalink shows. */
export function MessagePage({ cluster, topic, place }: MessagePageProps) {
  const { data, error, isFetching, refetch } = useQuery(
    messageQuery({ cluster, topic }, place.partition, place.offset),
  );
  const [view, setView] = useState<PayloadView>('tree');
  const messages = routes.topicMessages(cluster, topic);
  const load = async () => data ?? Promise.reject(new Error('not loaded'));

  return (
    <article
      className="panel alone"
      aria-label={`Record of ${topic}, partition ${place.partition}, offset ${place.offset}`}
    >
      <header>
        <b>
          Partition {place.partition} <span className="t3">/</span> offset {formatInteger(place.offset)}
        </b>
        <ButtonLink
          size="sm"
          href={`${messages}?order=oldest&from=${place.offset}&partitions=${place.partition}&at=${place.partition}.${place.offset}`}
        >
          Show among its neighbours
        </ButtonLink>
        {data && <CopyButton wide label="Copy as JSON" text={() => recordJson(topic, data)} />}
      </header>
      {data && (
        <RecordView
          record={data}
          whole={{ record: data, loading: false, error: null, load }}
          view={view}
          onView={setView}
        />
      )}
      {!data && error?.code === 'MESSAGE_NOT_FOUND' && (
        <MissingRecord cluster={cluster} topic={topic} place={place} error={error} />
      )}
      {!data && error && error.code !== 'MESSAGE_NOT_FOUND' && (
        <section>
          <Note
            state="critical"
            title="The record could not be read."
            actions={
              <Button size="sm" busy={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          >
            {error.message}
          </Note>
        </section>
      )}
      {!data && !error && (
        <section aria-busy="true" aria-label="Loading the record">
          <Skeleton width={320} />
        </section>
      )}
    </article>
  );
}
