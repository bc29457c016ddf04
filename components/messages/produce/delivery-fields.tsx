'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { Select } from '@/components/ui/select.tsx';
import { plural } from '@/lib/format/number.ts';
import { acks, codecs, type Draft, partitioners } from './draft.ts';
import type { RefusedField } from './refused.ts';

type Settings = Pick<Draft, 'partition' | 'partitioner' | 'timestamp' | 'compression' | 'acks'>;

const partitionerWords: Record<Draft['partitioner'], string> = {
  murmur2: 'Java (murmur2)',
  crc32: 'librdkafka (CRC-32)',
  fnv1a: 'sarama, kafka-go (FNV-1a)',
  random: 'Random',
  roundRobin: 'Round robin',
};
const acksWords: Record<Draft['acks'], string> = { all: 'All in sync', leader: 'Leader', none: 'Nobody' };

interface DeliveryFieldsProps {
  draft: Settings;
  onChange: (change: Partial<Settings>) => void;
  error: (field: RefusedField) => string | undefined;
  keyless: boolean;
  partitions: number | null;
  zone: string;
  /** What was understood of the timestamp. */
  time: string | null;
}

/** Where records go, when they say they are from, and how they travel. */
export function DeliveryFields({ draft, onChange, error, keyless, partitions, zone, time }: DeliveryFieldsProps) {
  const chosen = draft.partition.trim() !== '';
  return (
    <section aria-label="Delivery">
      <h3>Delivery</h3>
      <div className="fields-2">
        <Field
          label="Partition"
          className="mono"
          inputMode="numeric"
          autoComplete="off"
          placeholder="by the partitioner"
          value={draft.partition}
          onChange={(event) => onChange({ partition: event.target.value })}
          error={error('partition')}
          help={
            partitions === null
              ? undefined
              : `Left empty, the partitioner chooses of ${plural(partitions, 'partition')}.`
          }
        />
        <Choice label="Partitioner" error={error('partitioner')} help={whoChooses(draft, chosen, keyless)}>
          <Select
            label="Partitioner"
            hideLabel
            value={draft.partitioner}
            options={partitioners.map((value) => ({ value, label: partitionerWords[value] }))}
            onChange={(partitioner) => onChange({ partitioner })}
          />
        </Choice>
        <Field
          label={`Timestamp (${zone})`}
          className="mono"
          autoComplete="off"
          spellCheck={false}
          placeholder="now"
          value={draft.timestamp}
          onChange={(event) => onChange({ timestamp: event.target.value })}
          error={error('timestamp')}
          help={time === null ? 'Left empty: now.' : `= ${time}`}
        />
        <div className="fields-2">
          <Choice label="Compression" error={error('compression')}>
            <Select
              label="Compression"
              hideLabel
              value={draft.compression}
              options={codecs.map((value) => ({ value, label: value }))}
              onChange={(compression) => onChange({ compression })}
            />
          </Choice>
          <Choice
            label="Acks"
            error={error('acks')}
            help={draft.acks === 'none' ? 'Nobody says whether it arrived.' : undefined}
          >
            <Select
              label="Acks"
              hideLabel
              value={draft.acks}
              options={acks.map((value) => ({ value, label: acksWords[value] }))}
              onChange={(chosen) => onChange({ acks: chosen })}
            />
          </Choice>
        </div>
      </div>
    </section>
  );
}

function whoChooses({ partitioner }: Settings, chosen: boolean, keyless: boolean): string {
  if (chosen) return 'Not asked: the partition is given.';
  if (partitioner === 'random' || partitioner === 'roundRobin') return 'The key has no say.';
  return keyless ? 'Without a key, any partition that has a leader.' : 'The key chooses, as in this client.';
}

interface ChoiceProps {
  label: string;
  help?: string | undefined;
  error: string | undefined;
  children: ReactNode;
}

/** A select below its name, as a field. */
function Choice({ label, help, error, children }: ChoiceProps) {
  return (
    <div className="field">
      <span className="label" aria-hidden="true">
        {label}
      </span>
      {children}
      {(error ?? help) && <span className={error ? 'error' : 'help'}>{error ?? help}</span>}
    </div>
  );
}
