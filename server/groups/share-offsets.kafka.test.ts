import { describe, expect, test } from 'vitest';
import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { offsetLab, recordAt } from '../testing/offset-lab.ts';
import { deleteGroup } from './delete-group.ts';
import { deleteOffsets } from './delete-offsets.ts';
import { resetOffsets } from './reset-offsets.ts';
import { restoreOffsets } from './restore-offsets.ts';

const lab = offsetLab();

/** As Kafka's own tool shows them: `topic-partition offset`; what nobody has read is left out. */
async function startsOf(group: string): Promise<string[]> {
  return lab.offsetsOf(await lab.groupTool('kafka-share-groups', '--describe', '--offsets', '--group', group));
}

/** A share group that has been joined once and is empty again. */
async function emptyGroup(topic: string): Promise<string> {
  const group = lab.unique('share');
  const leave = await lab.joinShareGroup(group, topic);
  await leave();
  return group;
}

function request(group: string, scope: ResetOffsetsRequest['scope'], to: ResetOffsetsRequest['to']) {
  return { kind: 'reset-offsets' as const, group, scope, to };
}

describe('where a share group starts', () => {
  test('is set where Kafka’s own command sets it, and the undo takes it back to nowhere', async () => {
    const topic = await lab.filledTopic();
    const [group, twin] = [await emptyGroup(topic), await emptyGroup(topic)];
    const draft = await lab.change(resetOffsets, request(group, { topic }, { time: recordAt(3) }));
    expect(draft.effects.map(({ before, after, at }) => [before, after, at])).toEqual(
      [0, 1, 2].map(() => [null, '3', recordAt(3)]),
    );
    const titles = draft.warnings.map(({ title }) => title);
    expect(titles).toContain('What the share group has acknowledged after its start is forgotten.');
    const starts = [0, 1, 2].map((partition) => `${topic}-${partition} 3`);
    expect(await startsOf(group)).toEqual(starts);
    await lab.runCommand(draft.command.replaceAll(group, twin));
    expect(await startsOf(twin)).toEqual(starts);
    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    await lab.change(restoreOffsets, draft.undo.request);
    expect(await startsOf(group)).toEqual([]);
  });

  test('moves to every target, and says where Kafka has no command for it', async () => {
    const topic = await lab.filledTopic();
    const [group, twin] = [await emptyGroup(topic), await emptyGroup(topic)];
    const other = await lab.committedGroup([{ topic, partition: 1, offset: 8n }]);
    await lab.change(resetOffsets, request(group, { topic, partitions: [0, 1] }, 'latest'));
    const cases: [ResetOffsetsRequest['to'], string, boolean][] = [
      ['earliest', '0', true],
      [{ offset: '6' }, '6', false],
      [{ shift: '-2' }, '4', false],
      [{ duration: '-1s' }, '10', true],
      [{ csv: `${topic},0,5\n${topic},1,5` }, '5', false],
      ['latest', '10', true],
    ];
    for (const [to, after, possible] of cases) {
      const { command } = await lab.change(resetOffsets, request(group, 'all', to));
      const starts = [`${topic}-0 ${after}`, `${topic}-1 ${after}`];
      expect(await startsOf(group), JSON.stringify(to)).toEqual(starts);
      if (!possible) expect(command).toMatch(/^# /);
      else {
        await lab.runCommand(command.replaceAll(group, twin));
        expect(await startsOf(twin), command).toEqual(starts);
      }
    }
    await lab.change(resetOffsets, request(group, 'all', { group: other }));
    expect(await startsOf(group)).toEqual([`${topic}-0 10`, `${topic}-1 8`]);
  });

  test('can be forgotten by topic and comes back, as does the whole group', async () => {
    const topic = await lab.filledTopic();
    const [group, twin] = [await emptyGroup(topic), await emptyGroup(topic)];
    for (const id of [group, twin]) await lab.change(resetOffsets, request(id, { topic }, { offset: '7' }));
    const starts = [0, 1, 2].map((partition) => `${topic}-${partition} 7`);
    const some = await lab.refusal(deleteOffsets, { kind: 'delete-offsets', group, topic, partitions: [0] });
    expect(some.message).toContain('`partitions` must be absent');
    const deleted = await lab.change(deleteOffsets, { kind: 'delete-offsets', group, topic });
    expect(await startsOf(group)).toEqual([]);
    await lab.runCommand(deleted.command.replaceAll(group, twin));
    expect(await startsOf(twin)).toEqual([]);
    if (!('request' in deleted.undo)) throw new Error(deleted.undo.reason);
    await lab.change(restoreOffsets, deleted.undo.request);
    expect(await startsOf(group)).toEqual(starts);

    const gone = await lab.change(deleteGroup, { kind: 'delete-group', group });
    expect(gone.effects[0]).toEqual({
      resource: `group ${group}`,
      field: 'group',
      before: '3 start offsets',
      after: null,
    });
    expect((await lab.groupTool('kafka-share-groups', '--list')).split('\n')).not.toContain(group);
    await lab.runCommand(gone.command.replaceAll(group, twin));
    expect((await lab.groupTool('kafka-share-groups', '--list')).split('\n')).not.toContain(twin);
    if (!('request' in gone.undo)) throw new Error(gone.undo.reason);
    const wrong = { ...gone.undo.request, share: false };
    await lab.change(restoreOffsets, gone.undo.request);
    expect(await startsOf(group)).toEqual(starts);
    expect((await lab.refusal(restoreOffsets, wrong)).message).toContain('is a share group');
  });

  test('stays while the group has members, who are named', async () => {
    const topic = await lab.filledTopic();
    const group = await emptyGroup(topic);
    const draft = await lab.plan(resetOffsets, request(group, { topic }, 'earliest'));
    await lab.joinShareGroup(group, topic);
    const { code, message } = await lab.refusal(resetOffsets, request(group, { topic }, 'earliest'));
    expect([code, message]).toEqual(['GROUP_ACTIVE', expect.stringContaining('highwater-test at ')]);
    const results = await lab.apply(resetOffsets, draft);
    expect(results.map(({ error }) => error?.code)).toEqual(Array(3).fill('GROUP_ACTIVE'));
    expect((await lab.refusal(deleteGroup, { kind: 'delete-group', group })).code).toBe('GROUP_ACTIVE');
  });
});

describe('a streams group', () => {
  test('is refused while an instance runs, then reset as Kafka’s own command does', async () => {
    const topic = await lab.filledTopic();
    const [group, twin] = [lab.unique('streams'), lab.unique('streams-twin')];
    const leave = await lab.joinStreamsGroup(group, topic);
    const asked = request(group, { topic }, { offset: '3' });
    const { code, message } = await lab.refusal(resetOffsets, asked);
    expect([code, message]).toEqual(['GROUP_ACTIVE', expect.stringContaining('highwater-test at ')]);
    await leave();
    await (await lab.joinStreamsGroup(twin, topic))();
    for (const [to, after] of [
      [{ offset: '7' }, '7'],
      [{ shift: '-4' }, '3'],
    ] as const) {
      const draft = await lab.change(resetOffsets, request(group, { topic }, to));
      expect(draft.warnings.map(({ title }) => title)).toContain('Only the offsets of the application move.');
      const commits = [0, 1, 2].map((partition) => `${topic}-${partition} ${after}`);
      expect(await lab.commitsOf(group)).toEqual(commits);
      await lab.runCommand(draft.command.replaceAll(group, twin));
      expect(await lab.commitsOf(twin), draft.command).toEqual(commits);
    }

    const forgotten = await lab.change(deleteOffsets, { kind: 'delete-offsets', group, topic, partitions: [1] });
    await lab.runCommand(forgotten.command.replaceAll(group, twin));
    const rest = [`${topic}-0 3`, `${topic}-2 3`];
    expect([await lab.commitsOf(group), await lab.commitsOf(twin)]).toEqual([rest, rest]);
    const { command } = await lab.change(deleteGroup, { kind: 'delete-group', group });
    await lab.runCommand(command.replaceAll(group, twin));
    const left = (await lab.groupTool('kafka-streams-groups', '--list')).split('\n');
    expect(left.filter((id) => id === group || id === twin)).toEqual([]);
  });
});
