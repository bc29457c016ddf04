'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { routes } from '@/lib/routes.ts';
import { usePlan } from '../plan/plan-provider.tsx';
import type { Action } from '../ui/actions.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { whyActive, whyAnyActive } from './activity.ts';
import { type Form, GroupForm, type Subject } from './group-form.tsx';
import { groupName } from './words.ts';

/** Some or all partitions of a topic, as the reader chose them. */
export interface Place {
  topic: string;
  /** None: all of them. */
  partitions: readonly number[];
  /** Whether a member has a partition of this topic now. */
  held: boolean;
}

interface GroupActions {
  /** Creates a group; `topic` is the one to begin with. */
  create: (topic?: string) => Action;
  of: (group: Subject) => Action[];
  /** `known` are those of which more than the name is known here. */
  ofMany: (ids: readonly string[], known: readonly Subject[]) => Action[];
  /** Of a group on one topic, or on some of its partitions. */
  ofPlace: (group: Subject, place: Place) => Action[];
  /** The form that was asked for. */
  form: ReactNode;
}

/** What can be done to groups, the same in lists, on a group's page and in the palette. `onDeleted`: groups went. */
export function useGroupActions(cluster: string, onDeleted?: () => void): GroupActions {
  const router = useRouter();
  const readOnly = useReadOnly();
  const { start } = usePlan();
  const [form, setForm] = useState<Form | null>(null);

  const remove = useCallback(
    (ids: readonly string[]) => {
      const [id] = ids;
      const named = ids.length === 1 && id !== undefined ? { group: id } : { groups: [...ids] };
      start({ kind: 'delete-group', ...named }, { ...(onDeleted && { onApplied: onDeleted }) });
    },
    [start, onDeleted],
  );

  const create = useCallback(
    (topic = ''): Action => ({
      id: 'create-group',
      label: 'Create group…',
      icon: 'plus',
      disabled: readOnly,
      run: () => setForm({ kind: 'create', initial: { topic } }),
    }),
    [readOnly],
  );

  const of = useCallback(
    (group: Subject): Action[] => {
      const about = groupName(group.id);
      return [
        {
          id: `reset-offsets ${about}`,
          about,
          label: 'Reset offsets…',
          disabled: readOnly ?? whyActive(group),
          run: () => setForm({ kind: 'reset', group, initial: {} }),
        },
        {
          id: `create-group-like ${about}`,
          about,
          label: 'Create a group where it is…',
          disabled: readOnly,
          run: () => setForm({ kind: 'create', initial: { aim: 'group', texts: { group: group.id }, scope: 'all' } }),
        },
        {
          id: `delete-offsets ${about}`,
          about,
          label: 'Delete offsets of a topic…',
          danger: true,
          disabled: readOnly ?? (group.topics.length === 0 ? `${about} has committed nothing.` : null),
          run: () => setForm({ kind: 'delete-offsets', group }),
        },
        {
          id: `delete-group ${about}`,
          about,
          label: 'Delete group…',
          danger: true,
          disabled: readOnly ?? whyActive(group),
          run: () => remove([group.id]),
        },
      ];
    },
    [readOnly, remove],
  );

  const ofMany = useCallback(
    (ids: readonly string[], known: readonly Subject[]): Action[] => [
      {
        id: 'delete-groups',
        label: 'Delete…',
        danger: true,
        disabled: readOnly ?? whyAnyActive(known.filter(({ id }) => ids.includes(id))),
        run: () => remove(ids),
      },
    ],
    [readOnly, remove],
  );

  const ofPlace = useCallback(
    (group: Subject, { topic, partitions, held }: Place): Action[] => {
      const initial = { scope: 'topic' as const, topic, partitions: partitions.join(',') };
      const some = partitions.length > 0 ? { partitions: [...partitions] } : null;
      return [
        {
          id: `reset-place ${topic}`,
          label: 'Reset offsets…',
          disabled: readOnly ?? whyActive(group),
          run: () => setForm({ kind: 'reset', group, initial }),
        },
        {
          id: `delete-place ${topic}`,
          label: 'Delete offsets…',
          danger: true,
          disabled: readOnly ?? (held ? whyHeld(group, topic) : some ? whyWhole(group) : null),
          run: () => start({ kind: 'delete-offsets', group: group.id, topic, ...some }),
        },
      ];
    },
    [readOnly, start],
  );

  const show = useCallback((id: string) => router.push(routes.group(cluster, id)), [router, cluster]);
  const close = useCallback(() => setForm(null), []);
  return useMemo(
    () => ({
      create,
      of,
      ofMany,
      ofPlace,
      form: form && <GroupForm cluster={cluster} form={form} onClose={close} onCreated={show} />,
    }),
    [create, of, ofMany, ofPlace, form, cluster, close, show],
  );
}

function whyHeld({ id }: Subject, topic: string): string {
  return `${groupName(id)} reads ${topic} now: stop its consumers first.`;
}

function whyWhole({ id, type }: Subject): string | null {
  return type === 'share'
    ? `${groupName(id)} is a share group: Kafka deletes its offsets a whole topic at a time.`
    : null;
}
