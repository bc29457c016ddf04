import type { ResetOffsetsRequest } from '@/lib/contracts/change-requests.ts';
import { readPartitions } from '@/lib/format/partition-list.ts';
import { partitionsProblem } from '../plan/partitions-field.tsx';
import { type Clock, readPlace } from '../plan/position-input.ts';
import type { PlaceKind } from '../plan/target-field.tsx';

export type AimKind = 'earliest' | 'latest' | PlaceKind | 'shift' | 'group' | 'csv';

/** What the form holds, as typed. */
export interface ResetDraft {
  group: string;
  aim: AimKind;
  /** What was typed for each aim; going to another and back loses nothing. */
  texts: Partial<Record<AimKind, string>>;
  scope: 'all' | 'topic';
  topic: string;
  partitions: string;
}

export interface ReadReset {
  /** Null: something typed can't be read. */
  request: ResetOffsetsRequest | null;
  errors: Partial<Record<'group' | 'to' | 'topic' | 'partitions', string>>;
}

/** These say by themselves on which partitions; for a group that does not exist yet nothing else does. */
const namesPartitions = (aim: AimKind) => aim === 'group' || aim === 'csv';

/** `created`: the group is to be made, and needs a name. */
export function readReset(draft: ResetDraft, created: boolean, clock: Clock): ReadReset {
  const errors: ReadReset['errors'] = {};
  if (created && draft.group.trim() === '') errors.group = 'Give the group a name.';
  const to = readAim(draft.aim, draft.texts[draft.aim] ?? '', clock);
  if (!to.ok) errors.to = to.error;
  const whole = draft.scope === 'all' && (!created || namesPartitions(draft.aim));
  const partitions = readPartitions(draft.partitions.trim());
  if (!whole && draft.topic.trim() === '') errors.topic = 'Name a topic.';
  const problem = partitionsProblem(draft.partitions);
  if (!whole && problem) errors.partitions = problem;
  if (!to.ok || Object.keys(errors).length > 0) return { request: null, errors };
  const topic = { topic: draft.topic.trim(), ...(partitions && partitions.length > 0 && { partitions }) };
  // Names of groups that exist are taken as they are: Kafka allows any.
  const group = created ? draft.group.trim() : draft.group;
  return { request: { kind: 'reset-offsets', group, scope: whole ? 'all' : topic, to: to.target }, errors };
}

type Aim = { ok: true; target: ResetOffsetsRequest['to'] } | { ok: false; error: string };

function readAim(aim: AimKind, text: string, clock: Clock): Aim {
  if (aim === 'earliest' || aim === 'latest') return { ok: true, target: aim };
  if (aim === 'shift') return readShift(text);
  if (aim === 'group') {
    return text === '' ? { ok: false, error: 'Choose a group.' } : { ok: true, target: { group: text } };
  }
  if (aim === 'csv') {
    return text.trim() === ''
      ? { ok: false, error: 'Paste lines, or open a file.' }
      : { ok: true, target: { csv: text } };
  }
  return readPlace(aim, text, clock);
}

function readShift(text: string): Aim {
  const given = text.trim().replace('−', '-').replaceAll(/[,_ ]/g, '');
  if (/^[-+]?\d{1,18}$/.test(given)) return { ok: true, target: { shift: BigInt(given.replace('+', '')).toString() } };
  return { ok: false, error: text.trim() === '' ? 'Give a number, such as -10.' : `“${text}” is no number. Try -10.` };
}
