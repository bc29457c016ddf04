'use client';

import { useState } from 'react';
import type { TopicSummary } from '@/lib/contracts/topics.ts';
import { plural } from '@/lib/format/number.ts';
import { ChangeForm } from '../plan/change-form.tsx';
import { AreaField } from '../ui/area-field.tsx';
import { Field } from '../ui/field.tsx';
import { Switch } from '../ui/switch.tsx';
import { readAssignments } from './assignments.ts';
import { useBrokerDefaults } from './use-broker-defaults.ts';
import { readCount } from './whole-number.ts';

interface AddPartitionsFormProps {
  cluster: string;
  topic: Pick<TopicSummary, 'name' | 'partitions' | 'replicationFactor'>;
  onClose: () => void;
}

/** More partitions for a topic: Kafka adds, and never takes any away. */
export function AddPartitionsForm({ cluster, topic, onClose }: AddPartitionsFormProps) {
  const { name, partitions: present } = topic;
  const [total, setTotal] = useState(String(present + 1));
  const [placed, setPlaced] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const { brokers } = useBrokerDefaults(cluster);

  const count = readCount(total, 10_000);
  const wanted = count.ok ? count.value : undefined;
  const totalError = count.ok ? tooFew(wanted, present) : count.error;
  const assignments = placed === null ? null : readAssignments(placed);
  const placedError =
    assignments && (assignments.ok ? miscount(assignments.assignments, wanted, present) : assignments.error);

  const request = () => {
    setTried(true);
    if (totalError || placedError || wanted === undefined) return null;
    return {
      kind: 'add-partitions' as const,
      topic: name,
      partitions: wanted,
      ...(assignments?.ok && { assignments: assignments.assignments }),
    };
  };

  return (
    <ChangeForm
      title={`Add partitions to ${name}`}
      onClose={onClose}
      request={request}
      fields={['partitions', 'assignments']}
    >
      {(refused) => (
        <>
          <Field
            label="Partitions in all"
            inputMode="numeric"
            autoComplete="off"
            value={total}
            onChange={(event) => setTotal(event.target.value)}
            error={refused('partitions') ?? (tried ? totalError : undefined)}
            help={`It has ${plural(present, 'partition')} now${wanted !== undefined && wanted > present ? `: ${wanted - present} more` : ''}.`}
          />
          {placed !== null && (
            <AreaField
              label="Replicas of the added partitions"
              value={placed}
              placeholder={brokers.slice(0, topic.replicationFactor).join(',')}
              onChange={(event) => setPlaced(event.target.value)}
              error={refused('assignments') ?? ((tried && placedError) || undefined)}
              help={`A line a partition: broker ids, the preferred leader first. Brokers: ${brokers.join(', ')}.`}
            />
          )}
          <Switch checked={placed !== null} onChange={(on) => setPlaced(on ? '' : null)}>
            Place replicas by hand
          </Switch>
        </>
      )}
    </ChangeForm>
  );
}

function tooFew(wanted: number | undefined, present: number): string | undefined {
  if (wanted === undefined) return 'Give the number of partitions in all.';
  return wanted > present ? undefined : `More than the ${present} that are there: Kafka takes none away.`;
}

function miscount(assignments: readonly number[][], wanted: number | undefined, present: number): string | undefined {
  const added = (wanted ?? present) - present;
  if (added <= 0 || assignments.length === added) return undefined;
  return `${plural(assignments.length, 'line')} for ${plural(added, 'added partition')}. Give a line for each.`;
}
