import { describe, expect, test } from 'vitest';
import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { firstAt, offsetLab, recordAt } from '../testing/offset-lab.ts';
import { resetOffsets } from './reset-offsets.ts';
import { restoreOffsets } from './restore-offsets.ts';

const lab = offsetLab();

/** What Kafka's own tool would do: `topic-partition offset`. */
async function dryRun(...args: string[]): Promise<string[]> {
  return lab.offsetsOf(await lab.groupTool('kafka-consumer-groups', '--reset-offsets', '--dry-run', ...args));
}

function request(group: string, scope: ResetOffsetsRequest['scope'], to: ResetOffsetsRequest['to']) {
  return { kind: 'reset-offsets' as const, group, scope, to };
}

describe('a reset of offsets', () => {
  test('goes where Kafka’s own tool would go, for every kind of target and scope', async () => {
    const topic = await lab.filledTopic();
    await lab.cutLog(topic, 2, 4n);
    const group = await lab.committedGroup([
      { topic, partition: 0, offset: 5n },
      { topic, partition: 1, offset: 1n },
      { topic, partition: 2, offset: 99n },
    ]);
    const between = new Date(firstAt + 3 * 60_000 - 5).toISOString();
    const cases: [ResetOffsetsRequest['to'], string[]][] = [
      ['earliest', ['--to-earliest']],
      ['latest', ['--to-latest']],
      [{ offset: '6' }, ['--to-offset', '6']],
      [{ offset: '2' }, ['--to-offset', '2']],
      [{ offset: '1000' }, ['--to-offset', '1000']],
      [{ shift: '-2' }, ['--shift-by', '-2']],
      [{ shift: '4' }, ['--shift-by', '4']],
      [{ time: between }, ['--to-datetime', between]],
      [{ time: new Date().toISOString() }, ['--to-datetime', new Date().toISOString()]],
      [{ time: '1969-01-01T00:00:00Z' }, ['--to-datetime', '1970-01-01T00:00:00.000Z']],
      [{ duration: '-1h' }, ['--by-duration', 'PT1H']],
      [{ duration: '-64m' }, ['--by-duration', 'PT64M']],
    ];
    const scopes: [ResetOffsetsRequest['scope'], string[]][] = [
      ['all', ['--all-topics']],
      [{ topic }, ['--topic', topic]],
      [{ topic, partitions: [2, 0] }, ['--topic', `${topic}:0,2`]],
    ];
    for (const [index, [to, args]] of cases.entries()) {
      const [scope, scopeArgs] = scopes[index % 3] as (typeof scopes)[number];
      const { effects, command } = await lab.plan(resetOffsets, request(group, scope, to));
      const planned = effects.map(({ resource, after }) => `${resource} ${after}`);
      expect(planned, JSON.stringify([to, scope])).toEqual(await dryRun('--group', group, ...scopeArgs, ...args));
      expect(command).toContain(`--group ${group} ${scopeArgs.join(' ')}`);
      expect(command).toContain(args[0]);
    }
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 5`, `${topic}-1 1`, `${topic}-2 99`]);
  });

  test('passes an open transaction as Kafka’s own tool does: the end is behind it, its records have times', async () => {
    const topic = await lab.filledTopic();
    const transaction = { id: lab.unique('transaction'), outcome: 'open' as const };
    const timestamp = BigInt(firstAt + 20 * 60_000);
    await lab.tools.produce([{ topic, partition: 0, key: null, value: 'open', timestamp }], { transaction });
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 5n }]);
    try {
      const cases = [
        ['latest', ['--to-latest'], '11', null],
        [{ time: recordAt(15) }, ['--to-datetime', recordAt(15)], '10', recordAt(20)],
      ] as const;
      for (const [to, args, after, at] of cases) {
        const { effects } = await lab.plan(resetOffsets, request(group, 'all', to));
        expect(effects).toMatchObject([{ after, at }]);
        expect(await dryRun('--group', group, '--all-topics', ...args)).toEqual([`${topic}-0 ${after}`]);
      }
    } finally {
      await lab.tools.endTransaction(transaction.id, 'abort');
    }
  });

  test('writes what it showed, is undone with metadata and epoch, and its command does the same', async () => {
    const topic = await lab.filledTopic();
    const before = [
      { topic, partition: 0, offset: 5n, metadata: 'set by hand', leaderEpoch: 0 },
      { topic, partition: 2, offset: 10n, metadata: '' },
    ];
    const group = await lab.committedGroup(before);
    const draft = await lab.change(resetOffsets, request(group, { topic }, { time: recordAt(3) }));
    expect(draft).toMatchObject({
      title: `Reset offsets of ${group} on ${topic}`,
      verb: 'Reset 3 offsets',
      confirm: null,
      effects: [
        {
          resource: `${topic}-0`,
          field: 'offset',
          before: '5',
          after: '3',
          records: { count: '2', word: 'read again' },
        },
        { resource: `${topic}-1`, field: 'offset', before: null, after: '3' },
        { resource: `${topic}-2`, field: 'offset', before: '10', after: '3', records: { count: '7' } },
      ],
    });
    expect(draft.effects.map((effect) => effect.at)).toEqual(Array(3).fill(recordAt(3)));
    expect(draft.summary).toBe(
      `To ${recordAt(3).slice(0, 19).replace('T', ' ')} UTC: 2 of 3 partitions move back, ` +
        '1 gets its first commit; 9 records will be read again.',
    );
    const after = [`${topic}-0 3`, `${topic}-1 3`, `${topic}-2 3`];
    expect(await lab.commitsOf(group)).toEqual(after);
    expect((await lab.tools.committedOffsets(group)).map(({ metadata }) => metadata)).toEqual(['', '', '']);

    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    const undone = await lab.change(restoreOffsets, draft.undo.request);
    expect(undone.effects.map(({ before: was, after: will }) => [was, will])).toEqual([
      ['3', '5'],
      ['3', null],
      ['3', '10'],
    ]);
    expect(await lab.tools.committedOffsets(group)).toEqual(before);

    await lab.runCommand(draft.command);
    expect(await lab.commitsOf(group)).toEqual(after);
    await lab.runCommand(undone.command);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 5`, `${topic}-2 10`]);
  });

  test('takes the offsets of another group, or of a CSV that Kafka’s tool has exported', async () => {
    const topic = await lab.filledTopic();
    const other = await lab.committedGroup([
      { topic, partition: 0, offset: 7n },
      { topic, partition: 1, offset: 50n },
    ]);
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 1n }]);
    const copied = await lab.change(resetOffsets, request(group, 'all', { group: other }));
    expect(copied.effects.map(({ after, note }) => [after, note])).toEqual([
      ['7', undefined],
      ['10', 'beyond the end: moved to the end 10'],
    ]);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 7`, `${topic}-1 10`]);

    const aim = ['--reset-offsets', '--to-offset', '4', '--dry-run', '--export'];
    const csv = await lab.groupTool('kafka-consumer-groups', '--group', group, '--topic', topic, ...aim);
    const draft = await lab.change(resetOffsets, request(group, 'all', { csv }));
    expect(draft.verb).toBe('Reset 3 offsets');
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 4`, `${topic}-1 4`, `${topic}-2 4`]);
    const third = await lab.committedGroup([{ topic, partition: 0, offset: 1n }]);
    await lab.runCommand(copied.command.replaceAll(group, third));
    expect(await lab.commitsOf(third)).toEqual([`${topic}-0 7`, `${topic}-1 10`]);
  });

  test('makes a group that begins where it is told to, and the undo takes its commits away again', async () => {
    const topic = await lab.filledTopic();
    const group = lab.unique('fresh');
    const draft = await lab.change(resetOffsets, request(group, { topic, partitions: [1] }, 'latest'));
    expect(draft.warnings).toEqual([expect.objectContaining({ title: `Group ${group} does not exist yet.` })]);
    expect(draft.effects).toEqual([{ resource: `${topic}-1`, field: 'offset', before: null, after: '10', at: null }]);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-1 10`]);
    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    await lab.change(restoreOffsets, draft.undo.request);
    expect(await lab.commitsOf(group)).toEqual([]);
  });

  test('of the group without a name works like any other', async () => {
    const topic = await lab.filledTopic();
    await lab.tools.commitOffsets('', [{ topic, partition: 0, offset: 4n, metadata: 'kept' }]);
    const draft = await lab.change(resetOffsets, request('', { topic, partitions: [0] }, { shift: '-1' }));
    expect(draft.title).toBe(`Reset offsets of "" on ${topic}`);
    if (!('request' in draft.undo)) throw new Error(draft.undo.reason);
    await lab.change(restoreOffsets, draft.undo.request);
    const own = (await lab.tools.committedOffsets('')).filter((row) => row.topic === topic);
    expect(own).toEqual([{ topic, partition: 0, offset: 4n, metadata: 'kept' }]);
  });

  test('leaves a partition that is there already, metadata and all', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([
      { topic, partition: 0, offset: 0n, metadata: 'mine' },
      { topic, partition: 1, offset: 2n },
    ]);
    const { effects, verb, undo } = await lab.change(resetOffsets, request(group, 'all', 'earliest'));
    expect(effects[0]).toMatchObject({ before: '0', after: '0', note: 'unchanged' });
    expect(verb).toBe('Reset 1 offset');
    expect(undo).toMatchObject({ request: { offsets: [{ partition: 1, offset: '2' }] } });
    expect((await lab.tools.committedOffsets(group))[0]).toMatchObject({ offset: 0n, metadata: 'mine' });
  });

  test('is refused for an offset that has left the log since the plan, and for no other', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([
      { topic, partition: 0, offset: 5n },
      { topic, partition: 1, offset: 5n },
    ]);
    const draft = await lab.plan(resetOffsets, request(group, 'all', { offset: '3' }));
    await lab.cutLog(topic, 0, 4n);
    expect(await lab.apply(resetOffsets, draft)).toEqual([
      { resource: `${topic}-0`, field: 'offset', ok: false, error: expect.objectContaining({ code: 'PLAN_STALE' }) },
      { resource: `${topic}-1`, field: 'offset', ok: true },
    ]);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-0 5`, `${topic}-1 3`]);
  });

  test.each(['classic', 'consumer'] as const)(
    'of a %s group with members is refused, naming them',
    async (protocol) => {
      const topic = await lab.filledTopic();
      const group = lab.unique(protocol);
      const member = await lab.tools.startMember({ group, topics: [topic], protocol, clientId: 'app-1' });
      await expect.poll(() => lab.commitsOf(group), { timeout: 30_000 }).toHaveLength(3);
      const refused = await lab.refusal(resetOffsets, request(group, 'all', 'earliest'));
      expect(refused.code).toBe('GROUP_ACTIVE');
      expect(refused.message).toContain(`Group ${group} is Stable with 1 member (app-1 at `);
      expect(refused.details).toMatchObject({ group, state: 'Stable', members: [{ clientId: 'app-1' }] });

      await lab.tools.stopMember(member);
      const draft = await lab.plan(resetOffsets, request(group, 'all', { offset: '3' }));
      const state = await resetOffsets.read(lab.ctx, request(group, 'all', { offset: '3' }));
      const again = await lab.tools.startMember({ group, topics: [topic], protocol, clientId: 'app-2' });
      const changed = async () =>
        JSON.stringify(await resetOffsets.read(lab.ctx, request(group, 'all', { offset: '3' })), plain);
      await expect.poll(changed, { timeout: 30_000 }).toContain('app-2');
      expect(await changed()).not.toBe(JSON.stringify(state, plain));
      const results = await lab.apply(resetOffsets, draft);
      expect(results.map(({ error }) => error?.code)).toEqual(Array(3).fill('GROUP_ACTIVE'));
      await lab.tools.stopMember(again);
      await lab.change(resetOffsets, request(group, 'all', { offset: '3' }));
      expect(await lab.commitsOf(group)).toEqual([`${topic}-0 3`, `${topic}-1 3`, `${topic}-2 3`]);
    },
  );

  test('that can’t be meant is refused in words', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 0, offset: 5n }]);
    const nobody = lab.unique('nobody');
    const cases: [ResetOffsetsRequest, string, RegExp][] = [
      [request(nobody, 'all', 'earliest'), 'GROUP_NOT_FOUND', /no group .*name a topic/],
      [request(group, 'all', { group: nobody }), 'GROUP_NOT_FOUND', new RegExp(nobody)],
      [request(group, { topic: nobody }, 'earliest'), 'TOPIC_NOT_FOUND', new RegExp(nobody)],
      [request(group, { topic, partitions: [1, 3] }, 'earliest'), 'PARTITION_NOT_FOUND', /no partition 3/],
      [request(group, 'all', { duration: 'soon' }), 'BAD_REQUEST', /-2h, not "soon"/],
      [request(group, 'all', { csv: `${topic},0,5\n${topic},x,5` }), 'BAD_REQUEST', /Line 2 of the CSV/],
      [request(group, 'all', { csv: `${nobody},0,5` }), 'TOPIC_NOT_FOUND', new RegExp(nobody)],
      [request(group, { topic, partitions: [1] }, { group }), 'BAD_REQUEST', /committed nothing/],
    ];
    for (const [asked, code, words] of cases) {
      const refused = await lab.refusal(resetOffsets, asked);
      expect([refused.code, refused.message]).toEqual([code, expect.stringMatching(words)]);
    }
  });

  test('says which partitions can’t be shifted, because nothing is committed there', async () => {
    const topic = await lab.filledTopic();
    const group = await lab.committedGroup([{ topic, partition: 1, offset: 5n }]);
    const draft = await lab.change(resetOffsets, request(group, { topic }, { shift: '-2' }));
    expect(draft.effects.map(({ before, after, note }) => [before, after, note])).toEqual([
      [null, null, 'stays: nothing is committed to shift from'],
      ['5', '3', undefined],
      [null, null, 'stays: nothing is committed to shift from'],
    ]);
    expect(draft.command).toContain(`--topic ${topic}:1`);
    expect(await lab.commitsOf(group)).toEqual([`${topic}-1 3`]);
  });
});

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
