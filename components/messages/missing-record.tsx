'use client';

import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import { formatInteger } from '@/lib/format/number.ts';
import type { ApiError } from '@/lib/http/api-error.ts';
import { topicPartitionsQuery } from '@/lib/queries/topics.ts';
import { routes } from '@/lib/routes.ts';
import type { Place } from './query.ts';

interface MissingRecordProps {
  cluster: string;
  topic: string;
  place: Place;
  error: ApiError;
}

/** No record stands at this offset: why, and what there is instead. */
export function MissingRecord({ cluster, topic, place, error }: MissingRecordProps) {
  const partitions = useQuery(topicPartitionsQuery(cluster, topic));
  const log = partitions.data?.items.find(({ partition }) => partition === place.partition);
  const messages = routes.topicMessages(cluster, topic);
  const around = `${messages}?order=oldest&from=${place.offset}&partitions=${place.partition}`;
  const hasRecords =
    log?.startOffset != null && log.endOffset != null && BigInt(log.endOffset) > BigInt(log.startOffset);
  return (
    <Empty
      title={`No record at offset ${formatInteger(place.offset)} of partition ${place.partition}`}
      actions={
        <>
          <ButtonLink size="sm" href={hasRecords ? around : messages}>
            {hasRecords ? 'Browse from there on' : 'Browse the topic'}
          </ButtonLink>
          <ButtonLink size="sm" variant="ghost" href={messages}>
            Newest messages
          </ButtonLink>
        </>
      }
    >
      {error.message}
      {hasRecords &&
        ` The partition holds offsets ${formatInteger(log.startOffset ?? 0)} to ${formatInteger(BigInt(log.endOffset ?? 1) - 1n)} now.`}
    </Empty>
  );
}
