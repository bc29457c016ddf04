import type { DeleteOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { Warning } from '../../lib/contracts/changes.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { deleteOffsetsCommand } from './group-command.ts';
import { acknowledgementsLost, draftOffsets, type OffsetRow } from './offset-draft.ts';
import { type GroupFacts, groupName } from './read-groups.ts';

/** `group` with the commits that go. */
export function draftDeletedOffsets(
  { topic, partitions }: DeleteOffsetsRequest,
  group: GroupFacts,
  connection: ConnectionConfig,
): Draft {
  const name = groupName(group.id);
  const rows = group.commits.map((commit): OffsetRow => {
    const place = { topic: commit.topic, partition: commit.partition };
    return { ...place, before: commit.offset, after: null, clamped: null, records: null, commit, target: null };
  });
  const share = group.type === 'share';
  const forgotten: Warning = {
    severity: 'warning',
    title: `${name} forgets how far it has read ${topic}.`,
    text: share
      ? 'A consumer that joins begins where the group’s setting share.auto.offset.reset says.'
      : 'A consumer that joins begins where its setting auto.offset.reset says: the start, the end, or with an error.',
  };
  return draftOffsets({
    group: group.id,
    via: share ? 'share-topics' : 'commits',
    rows,
    inside: false,
    title: `Delete offsets of ${name} on ${topic}`,
    deed: 'Delete',
    warnings: share ? [forgotten, acknowledgementsLost] : [forgotten],
    command: deleteOffsetsCommand(connection, group, partitions ? rows : topic),
  });
}
