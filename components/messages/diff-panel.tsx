'use client';

import { useMemo } from 'react';
import { Button, IconButton } from '@/components/ui/button.tsx';
import { Note } from '@/components/ui/note.tsx';
import { useZone } from '@/components/ui/preferences.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import type { MessageRecord, Payload } from '@/lib/contracts/messages.ts';
import { formatInteger } from '@/lib/format/number.ts';
import { formatDateTime } from '@/lib/format/time.ts';
import { quoted } from '@/lib/json/words.ts';
import { messageQuery } from '@/lib/queries/messages.ts';
import { type Comparison, comparePayloads } from './compare-payloads.ts';
import { diffLines } from './diff-lines.ts';
import { DiffSection } from './diff-section.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { type Place, placeText } from './query.ts';
import { useWhole, type Whole } from './use-whole.ts';

interface DiffPanelProps {
  cluster: string;
  topic: string;
  places: readonly [Place, Place];
  serdes: { keySerde: string; valueSerde: string };
  onSwap: () => void;
  onClose: () => void;
}

/** Two records of the topic, part by part. */
export function DiffPanel({ cluster, topic, places, serdes, onSwap, onClose }: DiffPanelProps) {
  const [a, b] = places;
  const first = useWhole(messageQuery({ cluster, topic }, a.partition, a.offset, serdes), true);
  const second = useWhole(messageQuery({ cluster, topic }, b.partition, b.offset, serdes), true);
  return (
    <PanelFrame label={`Difference of ${placeText(a)} and ${placeText(b)}`} onClose={onClose}>
      <header>
        <b>
          <PlaceName place={a} /> <span className="t3">and</span> <PlaceName place={b} />
        </b>
        <IconButton label="Swap the two" icon="updown" variant="ghost" size="sm" onClick={onSwap} />
        <IconButton label="Close (Esc)" icon="close" variant="ghost" size="sm" onClick={onClose} />
      </header>
      {first.record && second.record ? (
        <Sections a={first.record} b={second.record} />
      ) : first.error || second.error ? (
        <section>
          <Failed whole={first} place={a} />
          <Failed whole={second} place={b} />
        </section>
      ) : (
        <section aria-busy="true" aria-label="Loading the records">
          <Skeleton width={240} />
        </section>
      )}
    </PanelFrame>
  );
}

const PlaceName = ({ place }: { place: Place }) => (
  <>
    {place.partition} <span className="t3">/</span> {formatInteger(place.offset)}
  </>
);

function Sections({ a, b }: { a: MessageRecord; b: MessageRecord }) {
  const zone = useZone();
  const parts = useMemo(
    () => ({
      value: comparePayloads('value', a.value, b.value),
      key: comparePayloads('key', a.key, b.key),
      headers: byLines(a.headers.map(headerLine), b.headers.map(headerLine)),
      metadata: byLines(metadataLines(a, zone), metadataLines(b, zone)),
    }),
    [a, b, zone],
  );
  return (
    <>
      {isCut(a.value, b.value) && (
        <section>
          <Note state="warning" title="Only the beginnings of the values are compared.">
            They are too large to be read in one piece.
          </Note>
        </section>
      )}
      <DiffSection title="Value" comparison={parts.value} />
      <DiffSection title="Key" comparison={parts.key} />
      <DiffSection title="Headers" comparison={parts.headers} />
      <DiffSection title="Metadata" comparison={parts.metadata} />
    </>
  );
}

const isCut = (...values: (Payload | null)[]) => values.some((value) => value?.truncated);

function byLines(a: readonly string[], b: readonly string[]): Comparison {
  const lines = diffLines(a, b);
  return lines.every(({ kind }) => kind === 'same') ? { kind: 'same' } : { kind: 'lines', lines };
}

function headerLine({ key, keyBase64, value }: MessageRecord['headers'][number]): string {
  return `${keyBase64 ?? key}: ${value === null ? 'null' : quoted(value.text)}`;
}

function metadataLines({ timestamp, timestampType, size, batch }: MessageRecord, zone: string): string[] {
  const at = timestamp === '-1' ? 'none' : `${formatDateTime(Number(timestamp), zone, 'millisecond')} ${zone}`;
  return [
    `Timestamp: ${at}, ${timestampType}`,
    `Size: ${formatInteger(size)} B`,
    `Compression: ${batch.codec}`,
    `Producer: ${batch.producerId ?? 'none'}, epoch ${batch.producerEpoch ?? 'none'}`,
    `Transactional: ${batch.transactional ? 'yes' : 'no'}`,
  ];
}

function Failed({ whole, place }: { whole: Whole; place: Place }) {
  if (!whole.error) return null;
  return (
    <Note
      state="critical"
      title={`Offset ${formatInteger(place.offset)} of partition ${place.partition} could not be read.`}
      actions={
        <Button size="sm" busy={whole.loading} onClick={() => void whole.load().catch(() => {})}>
          Try again
        </Button>
      }
    >
      {whole.error.message}
    </Note>
  );
}
