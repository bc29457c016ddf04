import type { Effect, Warning } from '../../lib/contracts/changes.ts';
import { formatInteger, plural } from '../../lib/format/number.ts';
import type { Draft } from '../change/kind.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { groupCommand } from './group-command.ts';
import { acknowledgementsLost, restoring } from './offset-draft.ts';
import { type GroupFacts, groupName } from './read-groups.ts';

/** `lags`: records that each group has yet to read, by its id; null: unknown. */
export function draftDeletedGroups(
  groups: readonly GroupFacts[],
  lags: ReadonlyMap<string, bigint | null>,
  connection: ConnectionConfig,
): Draft {
  const [first] = groups as readonly [GroupFacts, ...GroupFacts[]];
  const one = groups.length === 1;
  const what = one ? `group ${groupName(first.id)}` : plural(groups.length, 'group');
  const commits = groups.reduce((count, group) => count + group.commits.length, 0);
  return {
    title: `Delete ${what}`,
    summary: `${one ? 'The group goes' : `${formatInteger(groups.length)} groups go`}, with ${plural(commits, 'offset')}.`,
    verb: `Delete ${plural(groups.length, 'group')}`,
    effects: groups.map((group) => effectOf(group, lags.get(group.id) ?? null)),
    warnings: [forgets(groups), ...(groups.some(({ type }) => type === 'share') ? [acknowledgementsLost] : [])],
    command: [...Map.groupBy(groups, ({ type }) => type)]
      .map(([type, own]) => groupCommand(connection, type, [['--delete'], ...own.map(({ id }) => ['--group', id])]))
      .join('\n'),
    confirm: one ? groupName(first.id) : plural(groups.length, 'group'),
    payload: groups.map(({ id }) => id),
    undo: undoOf(groups),
  };
}

function effectOf({ id, type, commits }: GroupFacts, lag: bigint | null): Effect {
  const share = type === 'share';
  const lost = lag === null ? 'its lag is unknown' : `a lag of ${plural(lag, 'record')}`;
  return {
    resource: `group ${groupName(id)}`,
    field: 'group',
    before: plural(commits.length, share ? 'start offset' : 'committed offset'),
    after: null,
    ...(commits.length > 0 && !share && { note: lost }),
  };
}

function forgets(groups: readonly GroupFacts[]): Warning {
  const setting = groups.every(({ type }) => type === 'share') ? 'share.auto.offset.reset' : 'auto.offset.reset';
  const text = `A consumer that joins under the same name begins where ${setting} says.`;
  return {
    severity: 'warning',
    title: `How far ${groups.length === 1 ? 'it has' : 'they have'} read is forgotten.`,
    text,
  };
}

/** A group is its commits, so these bring it back whole. */
function undoOf(groups: readonly GroupFacts[]): Draft['undo'] {
  const [group, another] = groups;
  if (!group || another) {
    return { reason: 'Several groups went at once; only a group that is deleted alone can be restored.' };
  }
  if (group.commits.length === 0) return { reason: 'The group had no committed offsets: there is nothing to restore.' };
  const rows = group.commits.map((commit) => ({ topic: commit.topic, partition: commit.partition, commit }));
  return restoring(group.id, group.type === 'share', rows);
}
