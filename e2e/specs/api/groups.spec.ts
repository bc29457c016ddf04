import { mkdir, writeFile } from 'node:fs/promises';
import { type APIRequestContext, expect } from '@playwright/test';
import type { GroupDetail } from '../../../lib/contracts/groups.ts';
import { test } from '../../fixtures/kafka.ts';
import { runTool, tableRows } from '../../fixtures/tool-output.ts';

const groupCommand = 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand';

async function getGroup(request: APIRequestContext, cluster: string, group: string): Promise<GroupDetail> {
  const reply = await request.get(`/api/clusters/${cluster}/groups/${encodeURIComponent(group)}?fresh=1`);
  expect(reply.status(), await reply.text()).toBe(200);
  return reply.json();
}

test('groups of both protocols have the members, offsets and lag that Kafka’s own tool shows', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('read');
  const [classic, modern, idle] = [unique('classic'), unique('modern'), unique('idle')];
  await kafka.createTopics([{ name: topic, partitions: 4, configs: { 'retention.ms': '-1' } }]);
  await kafka.produce(Array.from({ length: 40 }, (_, i) => ({ topic, partition: i % 4, key: null, value: `${i}` })));
  const members = await Promise.all([
    kafka.startMember({ group: classic, topics: [topic], protocol: 'classic', clientId: 'one' }),
    kafka.startMember({ group: classic, topics: [topic], protocol: 'classic', clientId: 'two' }),
    kafka.startMember({ group: modern, topics: [topic], protocol: 'consumer', clientId: 'three' }),
  ]);
  await kafka.commitOffsets(idle, [
    { topic, partition: 0, offset: 3n, metadata: 'set by hand' },
    { topic, partition: 2, offset: 10n },
  ]);

  try {
    for (const group of [classic, modern]) {
      await expect.poll(async () => (await getGroup(request, cluster, group)).lag, { timeout: 40_000 }).toBe('0');
    }
    const shares = async () =>
      (await getGroup(request, cluster, classic)).members?.map(({ assignment }) => assignment.length);
    await expect.poll(shares, { timeout: 40_000 }).toEqual([1, 1]);
    await kafka.produce([{ topic, partition: 1, key: null, value: 'one more' }]);
    for (const group of [classic, modern]) {
      const caughtUp = async () =>
        (await getGroup(request, cluster, group)).partitions.map(({ committed }) => committed);
      await expect.poll(caughtUp, { timeout: 40_000 }).toEqual(['10', '11', '10', '10']);
    }

    const groups = [classic, modern, idle].flatMap((group) => ['--group', group]);
    const offsets = tableRows(await runTool(kafka, groupCommand, '--describe', ...groups));
    const states = tableRows(await runTool(kafka, groupCommand, '--describe', '--state', ...groups));
    const assigned = tableRows(await runTool(kafka, groupCommand, '--describe', '--members', '--verbose', ...groups));
    for (const id of [classic, modern, idle]) {
      const group = await getGroup(request, cluster, id);
      expect(
        group.partitions.map((row) => [
          row.topic,
          `${row.partition}`,
          row.committed,
          row.end,
          row.lag,
          row.memberId ?? '-',
        ]),
      ).toEqual(
        offsets
          .filter((row) => row.GROUP === id)
          .map((row) => [
            row.TOPIC,
            row.PARTITION,
            row['CURRENT-OFFSET'],
            row['LOG-END-OFFSET'],
            row.LAG,
            row['CONSUMER-ID'],
          ])
          .sort(([, a], [, b]) => Number(a) - Number(b)),
      );
      const state = states.find((row) => row.GROUP === id);
      expect([group.state, `${group.members?.length}`, group.assignor ?? '-']).toEqual([
        state?.STATE,
        state?.['#MEMBERS'],
        state?.['ASSIGNMENT-STRATEGY'],
      ]);
      expect(
        (group.members ?? [])
          .map(({ id: member, clientId, assignment }) =>
            [member, clientId, ...assignment.map((one) => `${one.topic}:${one.partitions.join(',')}`)].join(' '),
          )
          .sort(),
      ).toEqual(
        assigned
          .filter((row) => row.GROUP === id)
          .map((row) => [row['CONSUMER-ID'], row['CLIENT-ID'], row['CURRENT-ASSIGNMENT']].join(' '))
          .sort(),
      );
    }
    expect((await getGroup(request, cluster, modern)).type).toBe('consumer');
    const byHand = await getGroup(request, cluster, idle);
    expect(byHand.partitions[0]).toMatchObject({ lag: '7', lost: '0', metadata: 'set by hand' });
    expect(byHand.partitions[0]?.lagSeconds).toBeGreaterThan(0);

    const listed = await (await request.get(`/api/clusters/${cluster}/groups?topic=${topic}`)).json();
    expect(listed.items.map(({ id }: { id: string }) => id).sort()).toEqual([classic, modern, idle].sort());
    const readers = await (await request.get(`/api/clusters/${cluster}/topics/${topic}/groups`)).json();
    expect(readers.items.map(({ group }: { group: string }) => group).sort()).toEqual([classic, modern, idle].sort());
    const lag = await (await request.get(`/api/clusters/${cluster}/groups/${idle}/lag?from=-5m`)).json();
    expect(lag.series[0].points.at(-1)[1]).toBe('7');
    expect(lag.series.map(({ partition }: { partition?: number }) => partition)).toEqual([undefined, 0, 2]);
  } finally {
    for (const member of members) await kafka.stopMember(member);
    await kafka.deleteTopics([topic]);
  }
});

test('types and protocols are those of kafka-groups', async ({ request, kafka, cluster, unique }) => {
  const [topic, group] = [unique('typed'), unique('typed')];
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.commitOffsets(group, [{ topic, partition: 0, offset: 0n }]);
  try {
    const expected = tableRows(await runTool(kafka, 'org.apache.kafka.tools.GroupsCommand', '--list'));
    const { items } = await (await request.get(`/api/clusters/${cluster}/groups?search=${group}&fresh=1`)).json();
    const row = expected.find(({ GROUP }) => GROUP === group);
    expect(items).toEqual([
      expect.objectContaining({ id: group, type: row?.TYPE?.toLowerCase(), state: 'Empty', members: 0 }),
    ]);
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('a commit beyond the end has no lag and says why; one below the start has lost records', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const [topic, group] = [unique('odd'), unique('odd')];
  await kafka.createTopics([{ name: topic, partitions: 2 }]);
  await kafka.produce(Array.from({ length: 20 }, (_, i) => ({ topic, partition: i % 2, key: null, value: `${i}` })));
  await kafka.commitOffsets(group, [
    { topic, partition: 0, offset: 99n },
    { topic, partition: 1, offset: 2n },
  ]);
  const file = `${test.info().outputDir}/delete-records.json`;
  try {
    await mkdir(test.info().outputDir, { recursive: true });
    await writeFile(file, JSON.stringify({ version: 1, partitions: [{ topic, partition: 1, offset: 5 }] }));
    await runTool(kafka, 'org.apache.kafka.tools.DeleteRecordsCommand', '--offset-json-file', file);
    await expect.poll(async () => (await getGroup(request, cluster, group)).partitions[1]?.start).toBe('5');
    const { partitions, lag, error } = await getGroup(request, cluster, group);
    expect(partitions).toEqual([
      expect.objectContaining({
        committed: '99',
        end: '10',
        lag: null,
        error: expect.objectContaining({ code: 'COMMITTED_BEYOND_END' }),
      }),
      expect.objectContaining({ committed: '2', end: '10', lag: '5', lost: '3', error: null }),
    ]);
    expect(lag).toBeNull();
    expect(error?.message).toContain('1 of 2 partitions');
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('a lag of one that is a transaction’s marker is explained', async ({ request, kafka, cluster, unique }) => {
  const [topic, group] = [unique('transactional'), unique('transactional')];
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.produce([{ topic, partition: 0, key: null, value: 'paid' }], {
    transaction: { id: unique('txn'), outcome: 'commit' },
  });
  await kafka.commitOffsets(group, [{ topic, partition: 0, offset: 1n }]);
  try {
    const explained = async () => (await getGroup(request, cluster, group)).partitions[0]?.error?.code;
    await expect.poll(explained, { timeout: 40_000 }).toBe('ONLY_MARKERS');
    const { lag, lagSeconds, verdict } = await getGroup(request, cluster, group);
    expect([lag, lagSeconds]).toEqual(['1', 0]);
    expect(verdict).toContain('no members');
  } finally {
    await kafka.deleteTopics([topic]);
  }
});

test('a group that is not there is said to be missing', async ({ request, cluster, unique }) => {
  const reply = await request.get(`/api/clusters/${cluster}/groups/${unique('nobody')}`);
  expect(reply.status()).toBe(404);
  expect((await reply.json()).error.code).toBe('GROUP_NOT_FOUND');
  const lag = await request.get(`/api/clusters/${cluster}/groups/${unique('nobody')}/lag?from=soon`);
  expect(lag.status()).toBe(400);
});
