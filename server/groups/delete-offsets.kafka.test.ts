import { describe, expect, test } from 'vitest';
import { offsetLab } from '../testing/offset-lab.ts';
import { deleteOffsets } from './delete-offsets.ts';
import { restoreOffsets } from './restore-offsets.ts';

const lab = offsetLab();
const request = (group: string, topic: string, partitions?: number[]) => ({
  ...{ kind: 'delete-offsets' as const, group, topic },
  ...(partitions && { partitions }),
});

describe('deleting the offsets of a topic', () => {
  test('takes those of one topic alone, as Kafka’s command does, and the undo brings back all of each', async () => {
    const [topic, other] = [await lab.filledTopic(), await lab.filledTopic()];
    const before = [
      { topic, partition: 0, offset: 5n, metadata: 'by hand', leaderEpoch: 0 },
      { topic, partition: 2, offset: 10n, metadata: '' },
      { topic: other, partition: 1, offset: 3n, metadata: 'stays' },
    ].sort((a, b) => (a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1));
    const [group, twin] = [await lab.committedGroup(before), await lab.committedGroup(before)];
    const draft = await lab.change(deleteOffsets, request(group, topic));
    expect(draft).toMatchObject({
      title: `Delete offsets of ${group} on ${topic}`,
      summary: 'All 2 partitions lose their commits.',
      verb: 'Delete 2 offsets',
      effects: [
        { resource: `${topic}-0`, field: 'offset', before: '5', after: null },
        { resource: `${topic}-2`, field: 'offset', before: '10', after: null },
      ],
      warnings: [{ severity: 'warning', title: `${group} forgets how far it has read ${topic}.` }],
    });
    expect(await lab.commitsOf(group)).toEqual([`${other}-1 3`]);
    await lab.runCommand(draft.command.replaceAll(group, twin));
    expect(await lab.commitsOf(twin)).toEqual([`${other}-1 3`]);

    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    await lab.change(restoreOffsets, draft.undo.request);
    expect(await lab.tools.committedOffsets(group)).toEqual(before);
  });

  test('can be of some partitions', async () => {
    const topic = await lab.filledTopic();
    const commits = [0, 1, 2].map((partition) => ({ topic, partition, offset: 4n }));
    const [group, twin] = [await lab.committedGroup(commits), await lab.committedGroup(commits)];
    const { command } = await lab.change(deleteOffsets, request(group, topic, [2, 0]));
    await lab.runCommand(command.replaceAll(group, twin));
    expect([await lab.commitsOf(group), await lab.commitsOf(twin)]).toEqual([[`${topic}-1 4`], [`${topic}-1 4`]]);
  });

  test('works beside members that read other topics, and is refused, naming them, for the topic they read', async () => {
    const [read, unread] = [await lab.filledTopic(), await lab.filledTopic()];
    const group = await lab.committedGroup([{ topic: unread, partition: 0, offset: 4n }]);
    await lab.tools.startMember({ group, topics: [read], clientId: 'app-1' });
    await expect.poll(() => lab.commitsOf(group), { timeout: 30_000 }).toHaveLength(4);
    const refused = await lab.refusal(deleteOffsets, request(group, read));
    expect([refused.code, refused.message]).toEqual(['GROUP_ACTIVE', expect.stringContaining('app-1 at ')]);
    await lab.change(deleteOffsets, request(group, unread));
    expect((await lab.commitsOf(group)).filter((row) => row.startsWith(unread))).toEqual([]);
  });

  test('is refused by Kafka, row by row, when a consumer of the topic has joined since the plan', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 4n }]);
    const draft = await lab.plan(deleteOffsets, request(group, topic));
    await lab.tools.startMember({ group, topics: [topic], commits: false });
    const refusedBy = async () => (await lab.refusal(deleteOffsets, request(group, topic))).code;
    await expect.poll(refusedBy, { timeout: 30_000 }).toBe('GROUP_ACTIVE');
    expect(await lab.apply(deleteOffsets, draft)).toEqual([
      { resource: `${topic}-0`, field: 'offset', ok: false, error: expect.objectContaining({ code: 'GROUP_ACTIVE' }) },
    ]);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 4`]);
  });

  test('that are not there, of a group that is not there, is refused', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 4n }]);
    const nothing = await lab.refusal(deleteOffsets, request(group, topic, [1]));
    expect(nothing.message).toBe(`Group ${group} has committed nothing there: on ${topic} there is nothing to delete.`);
    const nobody = await lab.refusal(deleteOffsets, request(lab.unique('nobody'), topic));
    expect(nobody.code).toBe('GROUP_NOT_FOUND');
  });
});
