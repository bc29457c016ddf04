import { describe, expect, test, vi } from 'vitest';
import type { RestoreOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { offsetLab } from '../testing/offset-lab.ts';
import { resetOffsets } from './reset-offsets.ts';
import { restoreOffsets } from './restore-offsets.ts';

const lab = offsetLab();

function request(group: string, offsets: Partial<RestoreOffsetsRequest['offsets'][number]>[]) {
  const rows = offsets.map((row) => ({ topic: '', partition: 0, offset: null, ...row }));
  return { kind: 'restore-offsets' as const, group, offsets: rows };
}

describe('offsets put back', () => {
  test('are written to the byte: offset, metadata and epoch, also where only the metadata differs', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([0, 1].map((partition) => ({ topic, partition, offset: 3n })));
    const metadata = '{"by":"ünïcode","at":1}';
    const asked = request(group, [
      { topic, partition: 0, offset: '3', metadata, leaderEpoch: 0 },
      { topic, partition: 1, offset: '3' },
      { topic, partition: 2, offset: '2', metadata },
    ]);
    const draft = await lab.change(restoreOffsets, asked);
    expect(draft.summary).toBe('1 of 3 partitions gets its first commit, 1 gets its metadata back.');
    expect(draft.verb).toBe('Restore 2 offsets');
    expect(await lab.tools.committedOffsets(group)).toEqual([
      { topic, partition: 0, offset: 3n, metadata, leaderEpoch: 0 },
      { topic, partition: 1, offset: 3n, metadata: '' },
      { topic, partition: 2, offset: 2n, metadata },
    ]);
    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    await lab.change(restoreOffsets, draft.undo.request);
    expect(await lab.tools.committedOffsets(group)).toEqual(
      [0, 1].map((partition) => ({ topic, partition, offset: 3n, metadata: '' })),
    );
  });

  test('stay away from a topic that is gone, which is said, and go where they were beyond the log', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 3n }]);
    const gone = lab.unique('gone');
    await lab.cutLog(topic, 0, 5n);
    const asked = request(group, [
      { topic, partition: 0, offset: '4' },
      { topic, partition: 1, offset: '12' },
      { topic: gone, offset: '1' },
    ]);
    const draft = await lab.change(restoreOffsets, asked);
    expect(draft.effects.map(({ before, after, note }) => [before, after, note])).toEqual([
      ['3', '4', 'below the start 5 of the log'],
      [null, '12', 'beyond the end 10 of the log'],
      [null, null, expect.stringMatching(/^stays: /)],
    ]);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 4`, `${topic}-1 12`]);
  });

  test('that can’t be written are refused by their field', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 3n }]);
    const row = { topic, partition: 0, offset: '1' };
    for (const [offsets, field] of [
      [[row, row], 'offsets.1'],
      [[{ ...row, offset: '-1' }], 'offsets.0.offset'],
      [[row, { ...row, partition: 1, offset: '9223372036854775808' }], 'offsets.1.offset'],
    ] as const) {
      const { code, details } = await lab.refusal(restoreOffsets, request(group, [...offsets]));
      expect([code, details?.fields]).toEqual(['BAD_REQUEST', [expect.objectContaining({ field })]]);
    }
  });

  test('with more metadata than brokers take fail alone, in Kafka’s words', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 3n }]);
    const asked = request(group, [
      { topic, partition: 0, offset: '1', metadata: 'x'.repeat(5_000) },
      { topic, partition: 1, offset: '1' },
    ]);
    const results = await lab.apply(restoreOffsets, await lab.plan(restoreOffsets, asked));
    expect(results.map(({ ok, error }) => [ok, error?.message.includes('metadata')])).toEqual([
      [false, true],
      [true, undefined],
    ]);
  });
});

describe('a group whose offsets are not at rest', () => {
  const reset = (group: string) => ({
    kind: 'reset-offsets' as const,
    group,
    scope: 'all' as const,
    to: 'earliest' as const,
  });

  test('because a transaction is committing them is refused until it ends', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 3n }]);
    const end = await commitInTransaction(group, topic, 6n);
    const refused = await lab.refusal(resetOffsets, reset(group));
    expect([refused.code, refused.message]).toEqual([
      'GROUP_ACTIVE',
      `A transaction is committing offsets of group ${group} on ${topic}-0. Wait for its end, or end it first.`,
    ]);
    await end();
    const before = async () => (await lab.plan(resetOffsets, reset(group))).effects[0]?.before;
    await expect.poll(async () => before().catch(({ code }) => code), { timeout: 30_000 }).toBe('6');
    await lab.change(resetOffsets, reset(group));
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 0`]);
  });

  test('because of a static member that was stopped names it, and says that it stays for a while', async () => {
    const topic = await lab.filledTopic();
    const group = lab.unique('static');
    const properties = { 'group.instance.id': 'rack-7', 'session.timeout.ms': '6000' };
    const member = await lab.tools.startMember({ group, topics: [topic], clientId: 'app-1', properties });
    await expect.poll(() => lab.commitsOf(group), { timeout: 30_000 }).toHaveLength(3);
    await lab.tools.stopMember(member);
    const refused = await lab.refusal(resetOffsets, reset(group));
    expect(refused.message).toMatch(
      /with 1 member \(app-1, static as rack-7, at .*\)\. Stop its consumers first\. Static members that are stopped stay until their session times out\.$/,
    );
    expect(refused.details?.members).toMatchObject([{ clientId: 'app-1', instanceId: 'rack-7' }]);
    await vi.waitFor(() => lab.change(resetOffsets, reset(group)), { timeout: 60_000, interval: 500 });
    expect(await lab.commitsOf(group)).toEqual([0, 1, 2].map((partition) => `${topic}-${partition} 0`));
  });
});

/** Commits as a consumer does that writes in transactions; gives how to end it. */
async function commitInTransaction(groupId: string, topic: string, committedOffset: bigint) {
  const transactionalId = lab.unique('transaction');
  const { kafka } = lab;
  const coordinator = async (keyType: number, key: string) => {
    const find = async () => (await kafka.call('FindCoordinator', { keyType, coordinatorKeys: [key] })).coordinators[0];
    await expect.poll(find, { timeout: 30_000 }).toMatchObject({ errorCode: 0 });
    return { node: (await find())?.nodeId as number };
  };
  const transactions = await coordinator(1, transactionalId);
  const init = { transactionalId, transactionTimeoutMs: 60_000 };
  const { producerId, producerEpoch, errorCode } = await kafka.call('InitProducerId', init, transactions);
  const producer = { transactionalId, producerId, producerEpoch };
  const added = await kafka.call('AddOffsetsToTxn', { ...producer, groupId }, transactions);
  const partitions = [{ partitionIndex: 0, committedOffset, committedMetadata: null }];
  const body = { ...producer, groupId, topics: [{ name: topic, partitions }] };
  const committed = await kafka.call('TxnOffsetCommit', body, { ...(await coordinator(0, groupId)), maxVersion: 4 });
  expect([errorCode, added.errorCode, committed.topics[0]?.partitions[0]?.errorCode]).toEqual([0, 0, 0]);
  return async () => {
    const ended = await kafka.call('EndTxn', { ...producer, committed: true }, transactions);
    expect(ended.errorCode).toBe(0);
  };
}
