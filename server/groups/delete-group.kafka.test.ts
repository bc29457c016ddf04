import { describe, expect, test } from 'vitest';
import { offsetLab } from '../testing/offset-lab.ts';
import { deleteGroup } from './delete-group.ts';
import { restoreOffsets } from './restore-offsets.ts';

const lab = offsetLab();
const kind = 'delete-group' as const;

/** Those of the groups that Kafka's own tool lists. */
async function listed(groups: readonly string[]): Promise<string[]> {
  const all = new Set((await lab.groupTool('kafka-consumer-groups', '--list')).split('\n'));
  return groups.filter((group) => all.has(group));
}

describe('deleting a group', () => {
  test('takes it away with its offsets, as Kafka’s command does; the undo makes it again', async () => {
    const topic = await lab.filledTopic();
    const before = [
      { topic, partition: 0, offset: 4n, metadata: 'by hand', leaderEpoch: 0 },
      { topic, partition: 2, offset: 10n, metadata: '' },
    ];
    const [group, twin] = [await lab.committedGroup(before), await lab.committedGroup(before)];
    const draft = await lab.change(deleteGroup, { kind, group });
    expect(draft).toMatchObject({
      title: `Delete group ${group}`,
      summary: 'The group goes, with 2 offsets.',
      verb: 'Delete 1 group',
      confirm: group,
      effects: [
        {
          ...{ resource: `group ${group}`, field: 'group', before: '2 committed offsets', after: null },
          note: 'a lag of 6 records',
        },
      ],
    });
    await lab.runCommand(draft.command.replaceAll(group, twin));
    expect(await listed([group, twin])).toEqual([]);
    expect(await lab.tools.committedOffsets(group)).toEqual([]);

    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    const restored = await lab.change(restoreOffsets, draft.undo.request);
    expect(restored.warnings).toContainEqual(expect.objectContaining({ title: `Group ${group} is made again.` }));
    expect(await lab.tools.committedOffsets(group)).toEqual(before);
  });

  test('goes for many at once, whose number is typed; the command takes them all', async () => {
    const topic = await lab.filledTopic();
    const make = () =>
      Promise.all([0, 1, 2].map((partition) => lab.committedGroup([{ topic, partition, offset: 1n }])));
    const [groups, twins] = [await make(), await make()];
    const draft = await lab.change(deleteGroup, { kind, groups: [...groups, groups[0] as string] });
    expect(draft).toMatchObject({ title: 'Delete 3 groups', verb: 'Delete 3 groups', confirm: '3 groups' });
    expect(draft.effects.map(({ resource }) => resource)).toEqual(groups.map((group) => `group ${group}`));
    expect(draft.undo).toEqual({ reason: expect.stringContaining('alone') });
    await lab.runCommand(groups.reduce((text, group, i) => text.replaceAll(group, twins[i] as string), draft.command));
    expect(await listed([...groups, ...twins])).toEqual([]);
  });

  test('is refused while anybody is in one of them, at the plan and at the last moment', async () => {
    const topic = await lab.filledTopic();
    const commit = { topic, partition: 0, offset: 1n };
    const [idle, busy] = [await lab.committedGroup([commit]), await lab.committedGroup([commit])];
    const draft = await lab.plan(deleteGroup, { kind, groups: [busy, idle] });
    await lab.tools.startMember({ group: busy, topics: [topic], clientId: 'app-1', commits: false });
    const refused = async () => (await lab.refusal(deleteGroup, { kind, groups: [idle, busy] })).message;
    await expect.poll(refused, { timeout: 30_000 }).toContain(`Group ${busy} is Stable with 1 member (app-1 at `);
    expect(await lab.apply(deleteGroup, draft)).toEqual([
      {
        resource: `group ${busy}`,
        field: 'group',
        ok: false,
        error: expect.objectContaining({ code: 'GROUP_ACTIVE' }),
      },
      { resource: `group ${idle}`, field: 'group', ok: true },
    ]);
    expect(await listed([idle, busy])).toEqual([busy]);
  });

  test('that is not there is refused, naming those of several that are not', async () => {
    const group = await lab.committedGroup([{ topic: await lab.filledTopic(), partition: 0, offset: 1n }]);
    const nobody = lab.unique('nobody');
    const { code, message, details } = await lab.refusal(deleteGroup, { kind, groups: [group, nobody] });
    expect({ code, message, details }).toEqual({
      code: 'GROUP_NOT_FOUND',
      message: `There is no group ${nobody}.`,
      details: { groups: [nobody] },
    });
  });
});
