import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import type { Warning } from '../../lib/contracts/changes.ts';
import { plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import type { GroupType } from '../observe/snapshot.ts';
import { type CommandScope, csvCommand, resetCommand } from './group-command.ts';
import { acknowledgementsLost, draftOffsets, type OffsetRow } from './offset-draft.ts';
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
    via: type === 'share' ? 'share-starts' : 'commits',
    rows,
    inside: true,
    title: `Reset offsets of ${name}${on}`,
    deed: 'Reset',
    lead: target.lead,
    warnings: [...creationWarning(name, type), ...rowWarnings(rows), ...typeWarning(type)],
    command: commandOf(planned),
  });
}

function commandOf({ request, type, target, rows, connection }: PlannedReset): string {
  const group = { id: request.group, type: type ?? 'classic' };
  const movable = rows.flatMap((row) =>
    row.target === null || row.after === null ? [] : [{ ...row, offset: row.after }],
  );
  const aim = type === 'share' ? shareAim(target) : target.command;
  // Where nothing is committed, the tool for streams groups takes no aim.
  const uncommitted = type === 'streams' && movable.some(({ commit }) => commit === null);
  if (aim === null || uncommitted) return csvCommand(connection, group, movable);
  const { scope } = request;
  const whole: CommandScope = scope === 'all' ? scope : scope.partitions ? movable : scope.topic;
  // To the tool for share groups, all topics are also those that nobody has read yet.
  const named = movable.length < rows.length || (type === 'share' && scope === 'all');
  return resetCommand(connection, group, named ? movable : whole, aim);
}

function shareAim({ aim, time, command }: ResetTarget): string[] | null {
  if (time !== null) return ['--to-datetime', new Date(Number(time)).toISOString()];
  return aim === 'earliest' || aim === 'latest' ? command : null;
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

function typeWarning(type: GroupType | null): Warning[] {
  if (type === 'share') return [acknowledgementsLost];
  if (type !== 'streams') return [];
  const text = 'Its state stores and internal topics stay as they are; kafka-streams-groups deletes them with a reset.';
  return [{ severity: 'warning', title: 'Only the offsets of the application move.', text }];
}
