'use client';

import { useQuery } from '@tanstack/react-query';
import { Button, ButtonLink } from '@/components/ui/button.tsx';
import { Menu } from '@/components/ui/menu.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useReadOnly } from '@/components/ui/read-only.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import { routes } from '@/lib/routes.ts';
import { useUrlState } from '@/lib/url-state/use-url-state.ts';
import { CopyItems } from './copy-items.tsx';
import { MissingRecord } from './missing-record.tsx';
import { useProduce } from './produce/produce-provider.tsx';
import { type Place, placeText, recordState } from './query.ts';
import { RecordView } from './record-view.tsx';

interface MessagePageProps {
  cluster: string;
  topic: string;
  place: Place;
}

/** One record on a page of its own: what a permalink shows. */
export function MessagePage({ cluster, topic, place }: MessagePageProps) {
  const { partition, offset } = place;
  const { start } = useProduce();
  const readOnly = useReadOnly();
  const { data, error, isFetching, refetch } = useQuery(messageQuery({ cluster, topic }, partition, offset));
  const around = `?order=oldest&from=${offset}&partitions=${partition}&at=${placeText(place)}`;

  return (
    <article className="panel alone" aria-label={`Record of ${topic}, partition ${partition}, offset ${offset}`}>
      <header>
        <b>
          Partition {partition} <span className="t3">/</span> offset {formatInteger(offset)}
        </b>
        {data && (
          <>
            <Button size="sm" disabledReason={readOnly ?? undefined} onClick={() => start(place)}>
              Produce again…
            </Button>
            <Menu
              trigger={
                <Button size="sm" icon="copy">
                  Copy
                </Button>
              }
            >
              <CopyItems cluster={cluster} topic={topic} place={place} load={async () => data} />
            </Menu>
            <ButtonLink size="sm" href={`${routes.topicMessages(cluster, topic)}${around}`}>
              Show among its neighbours
            </ButtonLink>
          </>
        )}
      </header>
      {data ? (
        <Whole record={data} />
      ) : error?.code === 'MESSAGE_NOT_FOUND' ? (
        <MissingRecord cluster={cluster} topic={topic} place={place} error={error} />
      ) : error ? (
        <Note
          className="mt-4"
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
      ) : (
        <section aria-busy="true" aria-label="Loading the record">
          <Skeleton width={320} />
        </section>
      )}
    </article>
  );
}

function Whole({ record }: { record: MessageRecord }) {
  const [{ view }, setUrl] = useUrlState(recordState);
  const whole = { record, loading: false, error: null, load: async () => record };
  return (
    <RecordView
      record={record}
      whole={whole}
      view={view}
      onView={(next) => setUrl({ view: next }, { replace: true })}
    />
  );
}
