import { formatInteger } from '../../lib/format/number.ts';
import type { GroupState } from './snapshot.ts';

export interface GroupEvent {
  /** When it was seen, in milliseconds since 1970. */
  at: number;
  kind: 'joined' | 'left' | 'state' | 'reset';
  text: string;
}

type Groups = ReadonlyMap<string, GroupState>;

const mostEvents = 100;

/** Remembers what happened to groups between samples. */
export interface GroupEvents {
  compare(before: Groups | null, after: Groups, at: number): void;
  of(group: string): readonly GroupEvent[];
}

export function createGroupEvents(): GroupEvents {
  const events = new Map<string, GroupEvent[]>();
  return {
    compare(before, after, at) {
      for (const id of events.keys()) if (!after.has(id)) events.delete(id);
      for (const group of after.values()) {
        const known = before?.get(group.id);
        const seen = known ? eventsBetween(known, group, at) : [];
        if (seen.length > 0) events.set(group.id, [...(events.get(group.id) ?? []), ...seen].slice(-mostEvents));
      }
    },
    of: (group) => events.get(group) ?? [],
  };
}

/** What changed in a group from one sample to the next, in words. */
export function eventsBetween(before: GroupState, after: GroupState, at: number): GroupEvent[] {
  if (before.error || after.error) return [];
  const events: GroupEvent[] = [];
  if (before.members && after.members) {
    const was = new Set(before.members.map(({ id }) => id));
    const is = new Set(after.members.map(({ id }) => id));
    const name = (member: { clientId: string; instanceId: string | null }) => member.instanceId ?? member.clientId;
    const joined = after.members.filter(({ id }) => !was.has(id)).map(name);
    const left = before.members.filter(({ id }) => !is.has(id)).map(name);
    if (joined.length > 0) events.push({ at, kind: 'joined', text: `${joined.join(', ')} joined` });
    if (left.length > 0) events.push({ at, kind: 'left', text: `${left.join(', ')} left` });
  }
  if (events.length === 0 && before.state !== after.state) {
    events.push({ at, kind: 'state', text: `${before.state} → ${after.state}` });
  }
  const back = movedBack(before, after);
  if (back) events.push({ at, kind: 'reset', text: back });
  return events;
}

function movedBack(before: GroupState, after: GroupState): string | null {
  const was = new Map(before.committed?.map(({ topic, partition, offset }) => [`${topic}-${partition}`, offset]));
  let partitions = 0;
  let records = 0n;
  for (const { topic, partition, offset } of after.committed ?? []) {
    const old = was.get(`${topic}-${partition}`);
    if (old === undefined || offset >= old) continue;
    partitions += 1;
    records += old - offset;
  }
  if (partitions === 0) return null;
  return `moved back by ${formatInteger(records)} on ${partitions === 1 ? '1 partition' : `${partitions} partitions`}`;
}
