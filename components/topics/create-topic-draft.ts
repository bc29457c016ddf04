import type { ChangeRequestInput } from '@/lib/contracts/change-requests.ts';
import type { ConfigEntry } from '@/lib/contracts/configs.ts';
import { readAssignments } from './assignments.ts';
import { readSettings, type SettingsDraft } from './settings-draft.ts';
import { topicNameProblem } from './topic-name.ts';
import { readCount } from './whole-number.ts';

export interface CreateTopicDraft {
  name: string;
  /** The topic whose settings are taken over; empty: none. */
  like: string;
  partitions: string;
  replicationFactor: string;
  /** Replicas placed by hand; null: Kafka places them. */
  assignments: string | null;
  settings: SettingsDraft;
}

export interface CreateTopicRead {
  /** Null while something is wrong. */
  request: ChangeRequestInput | null;
  /** What is wrong, by field. */
  errors: Partial<Record<'name' | 'partitions' | 'replicationFactor' | 'assignments', string>>;
  settings: ReadonlyMap<string, string>;
}

/** What a filled-in form asks for. */
export function readCreateTopic(draft: CreateTopicDraft, known: readonly ConfigEntry[]): CreateTopicRead {
  const name = draft.name.trim();
  const partitions = readCount(draft.partitions, 10_000);
  const replicationFactor = readCount(draft.replicationFactor, 32_767);
  const placed = draft.assignments === null ? null : readAssignments(draft.assignments);
  const { configs, errors: settings } = readSettings(draft.settings, known);
  const errors: CreateTopicRead['errors'] = {};
  const nameProblem = name === '' ? 'A topic needs a name.' : topicNameProblem(name);
  if (nameProblem !== null) errors.name = nameProblem;
  if (placed && !placed.ok) errors.assignments = placed.error;
  if (!placed && !partitions.ok) errors.partitions = partitions.error;
  if (!placed && !replicationFactor.ok) errors.replicationFactor = replicationFactor.error;
  if (Object.keys(errors).length > 0 || settings.size > 0) return { request: null, errors, settings };

  const counts = {
    ...(partitions.ok && partitions.value !== undefined && { partitions: partitions.value }),
    ...(replicationFactor.ok &&
      replicationFactor.value !== undefined && { replicationFactor: replicationFactor.value }),
  };
  const request: ChangeRequestInput = {
    kind: 'create-topic',
    name,
    ...(placed?.ok ? { assignments: placed.assignments } : counts),
    configs: Object.fromEntries(Object.entries(configs).map(([key, value]) => [key, value ?? ''])),
    ...(draft.like.trim() !== '' && { like: draft.like.trim() }),
  };
  return { request, errors, settings };
}
