import type { RestoreOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { csvCommand, deleteOffsetsCommand } from './group-command.ts';
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
  const left = rows.filter(({ target, after }) => target === null && after !== null);
  const made = `Group ${name} is made again.`;
  return draftOffsets({
    group,
    via: share ? 'share-starts' : 'commits',
    rows,
    inside: false,
    title: `Restore offsets of ${name}`,
    deed: 'Restore',
    warnings: [
      ...(type === null
        ? [{ severity: 'info' as const, title: made, text: 'A consumer that joins it goes on from here.' }]
        : []),
      ...(left.length > 0
        ? [
            {
              severity: 'warning' as const,
              title: `${plural(left.length, 'partition')} can’t be restored.`,
              text: left[0]?.note ?? '',
            },
          ]
        : []),
    ],
    command: commandOf(connection, { id: group, type: type ?? (share ? 'share' : 'classic') }, rows),
  });
}

/** Kafka's tool has no way to write metadata; the offsets are the same. */
function commandOf(
  connection: ConnectionConfig,
  group: { id: string; type: GroupType },
  rows: readonly OffsetRow[],
): string {
  const commits = rows.flatMap(({ topic, partition, after, target }) =>
    target && after !== null ? [{ topic, partition, offset: after }] : [],
  );
  const gone = rows.filter(({ before, after }) => before !== null && after === null);
  return [
    ...(commits.length > 0 ? [csvCommand(connection, group, commits)] : []),
    ...(gone.length > 0 ? [deleteOffsetsCommand(connection, group, gone)] : []),
  ].join('\n');
}
