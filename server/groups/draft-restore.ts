import type { RestoreOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { Warning } from '../../lib/contracts/changes.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { csvCommand, deleteOffsetsCommand, type NamedGroup } from './group-command.ts';
import { draftOffsets, type OffsetRow } from './offset-draft.ts';
import { groupName } from './read-groups.ts';

/** `type` null: the group does not exist and is made again. */
export function draftRestore(
  { group, share }: RestoreOffsetsRequest,
  type: GroupType | null,
  rows: readonly OffsetRow[],
  connection: ConnectionConfig,
): Draft {
  const name = groupName(group);
  return draftOffsets({
    group,
    via: share ? 'share-starts' : 'commits',
    rows,
    inside: false,
    title: `Restore offsets of ${name}`,
    deed: 'Restore',
    warnings: [...(type === null ? [madeAgain(name)] : []), ...leftOut(rows)],
    command: commandOf(connection, { id: group, type: type ?? (share ? 'share' : 'classic') }, rows),
  });
}

function madeAgain(name: string): Warning {
  const text = 'A consumer that joins it goes on from here.';
  return { severity: 'info', title: `Group ${name} is made again.`, text };
}

function leftOut(rows: readonly OffsetRow[]): Warning[] {
  const left = rows.filter(({ target, after }) => target === null && after !== null);
  const [first] = left;
  if (!first) return [];
  return [
    { severity: 'warning', title: `${plural(left.length, 'partition')} can’t be restored.`, text: first.note ?? '' },
  ];
}

/** Kafka's tool has no way to write metadata; the offsets are the same. */
function commandOf(connection: ConnectionConfig, group: NamedGroup, rows: readonly OffsetRow[]): string {
  const commits = rows.flatMap(({ topic, partition, after, target }) =>
    target && after !== null ? [{ topic, partition, offset: after }] : [],
  );
  const gone = rows.filter(({ before, after }) => before !== null && after === null);
  return [
    ...(commits.length > 0 ? [csvCommand(connection, group, commits)] : []),
    ...(gone.length > 0 ? [deleteOffsetsCommand(connection, group, gone)] : []),
  ].join('\n');
}
