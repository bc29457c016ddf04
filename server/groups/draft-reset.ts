import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { Warning } from '../../lib/contracts/changes.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { csvCommand, resetCommand, topicWords } from './group-command.ts';
import { draftOffsets, type OffsetRow } from './offset-draft.ts';
import { isChanged } from './offset-effects.ts';
import { groupName } from './read-groups.ts';
import type { ResetTarget } from './reset-target.ts';

interface PlannedReset {
  request: ResetOffsetsRequest;
  /** Null: the group does not exist yet. */
  type: GroupType | null;
  target: ResetTarget;
  rows: readonly OffsetRow[];
  connection: ConnectionConfig;
}

export function draftReset(planned: PlannedReset): Draft {
  const { request, type, target, rows } = planned;
  const name = groupName(request.group);
  const on = request.scope === 'all' ? '' : ` on ${request.scope.topic}`;
  return draftOffsets({
    group: request.group,
    rows,
    inside: true,
    title: `Reset offsets of ${name}${on}`,
    deed: 'Reset',
    lead: target.lead,
    warnings: [...creationWarning(name, type), ...rowWarnings(rows), ...streamsWarning(type)],
    command: commandOf(planned),
  });
}

function commandOf({ request, type, target, rows, connection }: PlannedReset): string {
  const group = { id: request.group, type: type ?? 'classic' };
  const movable = rows.flatMap((row) =>
    row.target === null || row.after === null ? [] : [{ ...row, offset: row.after }],
  );
  if (target.command === null) return csvCommand(connection, group, movable);
  return resetCommand(connection, group, scopeWords(request.scope, rows, movable), target.command);
}

/** As the request says it, unless some of its partitions stay: then those that move are named. */
function scopeWords(
  scope: ResetOffsetsRequest['scope'],
  rows: readonly OffsetRow[],
  movable: readonly OffsetRow[],
): string[] {
  if (movable.length < rows.length || (scope !== 'all' && scope.partitions)) return topicWords(movable);
  return scope === 'all' ? ['--all-topics'] : ['--topic', scope.topic];
}

function creationWarning(name: string, type: GroupType | null): Warning[] {
  if (type !== null) return [];
  const text = 'It is made with these offsets, and a consumer that joins it begins there.';
  return [{ severity: 'info', title: `Group ${name} does not exist yet.`, text }];
}

function rowWarnings(rows: readonly OffsetRow[]): Warning[] {
  const warnings: Warning[] = [];
  const left = rows.filter(({ target, after }) => target === null || after === null);
  if (left.length > 0) {
    const title = `${plural(left.length, 'partition')} can’t be moved.`;
    warnings.push({ severity: 'warning', title, text: [...new Set(left.map(({ note }) => note ?? ''))].join(' ') });
  }
  const described = rows.filter((row) => isChanged(row) && row.commit !== null && row.commit.metadata !== '');
  if (described.length > 0) {
    const title = `${plural(described.length, 'commit')} ${described.length === 1 ? 'loses its' : 'lose their'} metadata.`;
    warnings.push({ severity: 'info', title, text: 'Kafka’s own tool drops it too; the undo brings it back.' });
  }
  return warnings;
}

function streamsWarning(type: GroupType | null): Warning[] {
  if (type !== 'streams') return [];
  const text = 'Its state stores and internal topics stay as they are; kafka-streams-groups deletes them with a reset.';
  return [{ severity: 'warning', title: 'Only the offsets of the application move.', text }];
}
