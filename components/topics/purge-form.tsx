'use client';

import { useState } from 'react';
import { readPartitions } from '@/lib/format/partition-list.ts';
import { ChangeForm } from '../plan/change-form.tsx';
import { PartitionsField, partitionsProblem } from '../plan/partitions-field.tsx';
import { readPlace } from '../plan/position-input.ts';
import { type PlaceKind, TargetField } from '../plan/target-field.tsx';
import { Choices } from '../ui/choices.tsx';
import { useNow, useZone } from '../ui/preferences.tsx';
import { topicsOf, topicsWord } from './topics-of.ts';

const targets = [
  { value: 'latest', label: 'All there are now' },
  { value: 'offset', label: 'Before an offset' },
  { value: 'time', label: 'Before a time' },
  { value: 'duration', label: 'Older than' },
] as const;

/** Deletes the oldest records of one topic or several, up to a place. */
export function PurgeForm({ topics, onClose }: { topics: readonly string[]; onClose: () => void }) {
  const zone = useZone();
  const now = useNow();
  const [to, setTo] = useState<'latest' | PlaceKind>('latest');
  const [places, setPlaces] = useState<Partial<Record<PlaceKind, string>>>({});
  const [partitions, setPartitions] = useState('');
  const [tried, setTried] = useState(false);

  const target = to === 'latest' ? { ok: true as const, target: to } : readPlace(to, places[to] ?? '', { zone, now });
  const chosen = readPartitions(partitions.trim());

  const request = () => {
    setTried(true);
    if (!target.ok || chosen === null) return null;
    return {
      kind: 'purge' as const,
      ...topicsOf(topics),
      to: target.target,
      ...(chosen.length > 0 && { partitions: chosen }),
    };
  };

  return (
    <ChangeForm
      title={`Delete records of ${topicsWord(topics)}`}
      onClose={onClose}
      request={request}
      fields={['to', 'partitions']}
    >
      {(refused) => (
        <>
          <Choices label="Which records" columns value={to} options={targets} onChange={setTo} />
          {to === 'latest' ? (
            refused('to') && <p className="error">{refused('to')}</p>
          ) : (
            <TargetField
              kind={to}
              value={places[to] ?? ''}
              onChange={(value) => setPlaces((before) => ({ ...before, [to]: value }))}
              error={refused('to') ?? (tried && !target.ok ? target.error : undefined)}
            />
          )}
          {topics.length === 1 && (
            <PartitionsField
              value={partitions}
              onChange={setPartitions}
              error={refused('partitions') ?? (tried ? partitionsProblem(partitions) : undefined)}
            />
          )}
        </>
      )}
    </ChangeForm>
  );
}
