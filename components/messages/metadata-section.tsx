'use client';

import { useZone } from '@/components/ui/preferences.tsx';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { formatBytes } from '@/lib/format/bytes.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';

/** What Kafka keeps beside key, value and headers. */
export function MetadataSection({ record }: { record: MessageRecord }) {
  const zone = useZone();
  const { batch, timestamp } = record;
  const codec = batch.codec === 'none' ? 'not compressed' : batch.codec;
  const of =
    batch.records > 1
      ? `, batch of ${formatInteger(batch.records)} from offset ${formatInteger(batch.baseOffset)}`
      : '';
  return (
    <section aria-label="Metadata">
      <h3>Metadata</h3>
      <dl className="kv">
        <dt>Timestamp</dt>
        <dd>
          {timestamp === '-1' ? (
            <span className="t3">none</span>
          ) : (
            <>
              {formatDateTime(Number(timestamp), zone, 'millisecond')} {zone}{' '}
              <span className="t3">set by {record.timestampType === 'append' ? 'the broker' : 'the producer'}</span>
            </>
          )}
        </dd>
        <dt>Size</dt>
        <dd>
          {formatBytes(record.size)}{' '}
          <span className="t3">
            {batch.codec === 'none' ? '' : 'before compression, '}
            {codec}
            {of}
          </span>
        </dd>
        <dt>Producer</dt>
        <dd>{producer(batch)}</dd>
        <dt>Leader epoch</dt>
        <dd>{batch.leaderEpoch < 0 ? <span className="t3">none</span> : formatInteger(batch.leaderEpoch)}</dd>
      </dl>
    </section>
  );
}

function producer({ producerId, producerEpoch, sequence, transactional }: MessageRecord['batch']) {
  if (producerId === null) return <span className="t3">no id: not idempotent, not transactional</span>;
  const parts = [
    producerEpoch === null ? null : `epoch ${formatInteger(producerEpoch)}`,
    sequence === null ? null : `sequence ${formatInteger(sequence)}`,
    transactional ? 'transactional' : 'not transactional',
  ];
  return (
    <>
      {formatInteger(producerId)} <span className="t3">{parts.filter((part) => part !== null).join(', ')}</span>
    </>
  );
}
