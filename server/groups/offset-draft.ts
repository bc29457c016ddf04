import type { RestoreOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { Warning } from '../../lib/contracts/changes.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft, Json } from '../change/kind.ts';
import { isChanged, movementWarnings, offsetEffect, offsetSummary, type ShownOffset } from './offset-effects.ts';
import type { OffsetWrite, OffsetWrites, Via } from './offset-write.ts';
import { type Commit, groupName } from './read-groups.ts';

/** A partition of a group with its commit as it is and as it shall be. */
export interface OffsetRow extends ShownOffset {
  commit: Commit | null;
  /** Null: the commit goes. Of no account where nothing changes. */
  target: { metadata: string | null; leaderEpoch: number } | null;
}

export interface OffsetChange {
  group: string;
  via: Via;
  rows: readonly OffsetRow[];
  /** Whether each offset must still be inside its log when it is written. */
  inside: boolean;
  title: string;
  /** The deed, `Reset`; the button adds the count. */
  deed: string;
  /** Stands before the summary: `To the start`. */
  lead?: string;
  warnings: readonly Warning[];
  command: string;
}

/** A share group knows of each record after its start whether it is done with; that goes when the start is set. */
export const acknowledgementsLost: Warning = {
  severity: 'warning',
  title: 'What the share group has acknowledged after its start is forgotten.',
  text: 'Those records are delivered again, and an undo brings back the start alone.',
};

/** As many as a request may restore. */
const mostRestored = 100_000;

/** The plan of a change of offsets; its undo puts every commit that changes back as it is. */
export function draftOffsets(change: OffsetChange): Draft {
  const { group, via, rows, inside, title, deed, lead, warnings, command } = change;
  const changed = rows.filter(isChanged);
  const payload: OffsetWrites = { group, via, inside, rows: rows.map(writeOf) };
  const summary = offsetSummary(rows);
  return {
    title,
    summary: lead === undefined ? summary : `${lead}: ${summary.charAt(0).toLowerCase()}${summary.slice(1)}`,
    verb: `${deed} ${plural(changed.length, 'offset')}`,
    effects: rows.map(offsetEffect),
    warnings: [...movementWarnings(groupName(group), rows), ...warnings],
    command,
    confirm: null,
    payload: payload satisfies Json,
    undo: restoring(group, via !== 'commits', changed),
  };
}

/** The request that puts commits back as they are now, or why there is none. */
export function restoring(
  group: string,
  share: boolean,
  rows: readonly Pick<OffsetRow, 'topic' | 'partition' | 'commit'>[],
): Draft['undo'] {
  if (rows.length === 0) return { reason: 'Nothing was changed.' };
  if (rows.length > mostRestored)
    return { reason: `More than ${plural(mostRestored, 'offset')} can’t be restored at once.` };
  const offsets: RestoreOffsetsRequest['offsets'] = rows.map(({ topic, partition, commit }) => ({
    topic,
    partition,
    offset: commit?.offset.toString() ?? null,
    metadata: commit?.metadata || null,
    leaderEpoch: commit?.leaderEpoch ?? -1,
  }));
  return { request: { kind: 'restore-offsets', group, share, offsets } };
}

function writeOf(row: OffsetRow): OffsetWrite {
  const { topic, partition, after, target } = row;
  const deed = !isChanged(row) ? 'keep' : after === null ? 'delete' : 'commit';
  const commits = deed === 'commit';
  return {
    topic,
    partition,
    deed,
    offset: commits ? `${after}` : null,
    metadata: commits ? (target?.metadata ?? null) : null,
    leaderEpoch: commits ? (target?.leaderEpoch ?? -1) : -1,
  };
}
