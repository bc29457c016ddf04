'use client';

import { useState } from 'react';
import { readPartitions } from '@/lib/format/partition-list.ts';
import { ChangeForm } from '../plan/change-form.tsx';
import { PartitionsField, partitionsProblem } from '../plan/partitions-field.tsx';
import { ComboField } from '../ui/combo-field.tsx';
import { groupName } from './words.ts';

interface DeleteOffsetsFormProps {
  group: { id: string; topics: readonly string[] };
  onClose: () => void;
}

/** Lets a group forget how far it has read one topic. */
export function DeleteOffsetsForm({ group: { id, topics }, onClose }: DeleteOffsetsFormProps) {
  const [topic, setTopic] = useState(topics.length === 1 ? (topics[0] ?? '') : '');
  const [partitions, setPartitions] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = readPartitions(partitions.trim());

  const request = () => {
    setTried(true);
    if (topic.trim() === '' || chosen === null) return null;
    return {
      kind: 'delete-offsets' as const,
      group: id,
      topic: topic.trim(),
      ...(chosen.length > 0 && { partitions: chosen }),
    };
  };

  return (
    <ChangeForm
      title={`Delete offsets of ${groupName(id)}`}
      onClose={onClose}
      request={request}
      fields={['topic', 'partitions']}
    >
      {(refused) => (
        <>
          <ComboField
            label="Topic"
            value={topic}
            onChange={setTopic}
            options={topics.map((name) => ({ value: name }))}
            error={refused('topic') ?? (tried && topic.trim() === '' ? 'Name a topic.' : undefined)}
            help="A consumer that joins begins there where its setting auto.offset.reset says."
          />
          <PartitionsField
            value={partitions}
            onChange={setPartitions}
            error={refused('partitions') ?? (tried ? partitionsProblem(partitions) : undefined)}
          />
        </>
      )}
    </ChangeForm>
  );
}
