'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { TopicSummary } from '@/lib/contracts/topics.ts';
import { routes } from '@/lib/routes.ts';
import { usePlan } from '../plan/plan-provider.tsx';
import type { Action } from '../ui/actions.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { AddPartitionsForm } from './add-partitions-form.tsx';
import { CreateTopicForm } from './create-topic-form.tsx';
import { PurgeForm } from './purge-form.tsx';
import { SetConfigsForm } from './set-configs-form.tsx';
import { topicsOf } from './topics-of.ts';

type Subject = Pick<TopicSummary, 'name' | 'partitions' | 'replicationFactor' | 'cleanupPolicy'>;

type Form =
  | { kind: 'create'; like: string }
  | { kind: 'add-partitions'; topic: Subject }
  | { kind: 'purge' | 'set-configs'; topics: readonly string[] };

interface TopicActions {
  /** Of the list itself. */
  ofList: readonly Action[];
  of: (topic: Subject) => Action[];
  /** In the list, away from the topic's own page and its button. */
  ofRow: (topic: Subject) => Action[];
  ofMany: (topics: readonly string[]) => Action[];
  /** The form that was asked for. */
  form: ReactNode;
}

/** What can be done to topics, the same in the list, on a topic's page and in the palette. `onDeleted`: topics went. */
export function useTopicActions(cluster: string, onDeleted?: () => void): TopicActions {
  const router = useRouter();
  const readOnly = useReadOnly();
  const { start } = usePlan();
  const [form, setForm] = useState<Form | null>(null);

  const remove = useCallback(
    (topics: readonly string[]) =>
      start({ kind: 'delete-topic', ...topicsOf(topics) }, { ...(onDeleted && { onApplied: onDeleted }) }),
    [start, onDeleted],
  );

  const of = useCallback(
    (topic: Subject): Action[] => {
      const { name, cleanupPolicy } = topic;
      const about = { about: name, disabled: readOnly };
      return [
        {
          ...about,
          id: `configure-topic ${name}`,
          label: 'Edit configuration',
          run: () => router.push(routes.topicConfiguration(cluster, name)),
        },
        {
          ...about,
          id: `add-partitions ${name}`,
          label: 'Add partitions…',
          run: () => setForm({ kind: 'add-partitions', topic }),
        },
        {
          ...about,
          id: `create-like ${name}`,
          label: 'Create a topic like this…',
          run: () => setForm({ kind: 'create', like: name }),
        },
        {
          ...about,
          id: `purge ${name}`,
          label: 'Delete records…',
          danger: true,
          disabled: readOnly ?? keepsAll(cleanupPolicy),
          run: () => setForm({ kind: 'purge', topics: [name] }),
        },
        { ...about, id: `delete-topic ${name}`, label: 'Delete topic…', danger: true, run: () => remove([name]) },
      ];
    },
    [cluster, readOnly, router, remove],
  );

  const ofRow = useCallback(
    (topic: Subject): Action[] => [
      {
        id: `produce-to ${topic.name}`,
        label: 'Produce…',
        disabled: readOnly,
        run: () => router.push(routes.produce(cluster, topic.name)),
      },
      ...of(topic),
    ],
    [cluster, readOnly, router, of],
  );

  const ofMany = useCallback(
    (topics: readonly string[]): Action[] => [
      {
        id: 'set-configs',
        label: 'Change settings…',
        disabled: readOnly,
        run: () => setForm({ kind: 'set-configs', topics }),
      },
      {
        id: 'purge-topics',
        label: 'Delete records…',
        disabled: readOnly,
        run: () => setForm({ kind: 'purge', topics }),
      },
      { id: 'delete-topics', label: 'Delete…', danger: true, disabled: readOnly, run: () => remove(topics) },
    ],
    [readOnly, remove],
  );

  const ofList = useMemo<Action[]>(
    () => [
      {
        id: 'create-topic',
        label: 'Create topic…',
        icon: 'plus',
        disabled: readOnly,
        run: () => setForm({ kind: 'create', like: '' }),
      },
    ],
    [readOnly],
  );

  const close = () => setForm(null);
  return { ofList, of, ofRow, ofMany, form: form && <TopicForm cluster={cluster} form={form} onClose={close} /> };
}

function TopicForm({ cluster, form, onClose }: { cluster: string; form: Form; onClose: () => void }) {
  switch (form.kind) {
    case 'create':
      return <CreateTopicForm cluster={cluster} like={form.like} onClose={onClose} />;
    case 'add-partitions':
      return <AddPartitionsForm cluster={cluster} topic={form.topic} onClose={onClose} />;
    case 'purge':
      return <PurgeForm topics={form.topics} onClose={onClose} />;
    case 'set-configs':
      return <SetConfigsForm cluster={cluster} topics={form.topics} onClose={onClose} />;
  }
}

/** Kafka deletes records only where the policy lets them go. */
function keepsAll(cleanupPolicy: string | null): string | null {
  if (cleanupPolicy === null || cleanupPolicy.includes('delete')) return null;
  return 'It is compacted only: Kafka deletes records where cleanup.policy has delete.';
}
