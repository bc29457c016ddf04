import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { merged, messageLab, places } from '../testing/message-queries.ts';

const lab = messageLab();

describe('a range', () => {
  const start = 1_763_600_000_000n;

  test('of time finds records that come late, up to the slack, and nothing outside', async () => {
    const topic = await lab.newTopic(2);
    const minutes = [0, 5, 10, 3, 15, 8, 20, 30, 12, 45, 60, 19];
    const records = [0, 1].flatMap((partition) =>
      minutes.map((minute) => ({
        topic,
        partition,
        timestamp: start + BigInt(minute + partition) * 60_000n,
        value: 'x',
      })),
    );
    for (const record of records) await lab.tools.produce([record]);
    const all = await lab.tools.read(topic);
    const iso = (minute: number) => new Date(Number(start) + minute * 60_000).toISOString();
    for (const order of ['newest', 'oldest'] as const) {
      const found = await lab.queries.ask(topic, { from: iso(8), to: iso(20), slack: '1h', order });
      const inside = all.filter(({ timestamp }) => timestamp >= start + 480_000n && timestamp < start + 1_200_000n);
      expect(places(found.records)).toEqual(places(merged(inside, order)));
      expect(found.done.slackMs).toBe(3_600_000);
      expect(
        places(await lab.queries.pages(topic, { from: iso(8), to: iso(20), slack: '1h', order, limit: 2 })),
      ).toEqual(places(found.records));
    }
    const strict = await lab.queries.ask(topic, { from: iso(8), to: iso(20), slack: '0', partitions: '0' });
    expect(places(strict.records).sort()).toEqual(['0/2', '0/4', '0/5']);
    expect((await lab.queries.ask(topic, { from: iso(8), to: iso(20) })).done.slackMs).toBe(600_000);
  });

  test('of time needs no slack where brokers stamp the records', async () => {
    const topic = await lab.newTopic(1, { 'message.timestamp.type': 'LogAppendTime' });
    await lab.tools.produce([{ topic, partition: 0, timestamp: start, value: 'x' }]);
    const { records, done } = await lab.queries.ask(topic, {
      from: '-1h',
      to: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(records).toMatchObject([{ timestampType: 'append' }]);
    expect(records[0]?.timestamp).toBe(String((await lab.tools.read(topic))[0]?.timestamp));
    expect(done.slackMs).toBe(0);
  });

  test('of offsets is moved to the log that is there, which is said', async () => {
    const topic = await lab.newTopic(2);
    const values = Array.from({ length: 20 }, (_, index) =>
      [0, 1].map((partition) => ({ topic, partition, value: `${index}` })),
    );
    await lab.tools.produce(values.flat());
    const partitions = [{ partitionIndex: 0, offset: 8n }];
    const leader = (await lab.client.topics([topic]))
      .get(topic)
      ?.partitions.find((each) => each.partitionIndex === 0)?.leaderId;
    await lab.client.call(
      'DeleteRecords',
      { topics: [{ name: topic, partitions }], timeoutMs: 5000 },
      { node: leader ?? 1 },
    );
    const { plan, records } = await lab.queries.ask(topic, { from: '5', to: '12', order: 'oldest' });
    expect(plan.partitions).toEqual([
      { partition: 0, start: '8', end: '12', clamped: true },
      { partition: 1, start: '5', end: '12', clamped: false },
    ]);
    expect(places(records).sort()).toEqual(
      places((await lab.tools.read(topic)).filter(({ offset }) => offset >= 5n && offset < 12n)).sort(),
    );
    const beyond = await lab.queries.ask(topic, { from: '500' });
    expect(beyond.records).toEqual([]);
    expect(beyond.plan.partitions.map((each) => each.clamped)).toEqual([true, true]);
  });
});

describe('pages', () => {
  test('go on where the last one stopped while records keep coming, and end where the first one saw the end', async () => {
    const topic = await lab.newTopic(3);
    const batch = () =>
      lab.tools.produce(Array.from({ length: 30 }, (_, index) => ({ topic, partition: index % 3, value: `${index}` })));
    await batch();
    await batch();
    for (const order of ['newest', 'oldest'] as const) {
      const expected = merged(await lab.tools.read(topic), order);
      const records = await lab.queries.pages(topic, { order, limit: 17 }, async () => void (await batch()));
      expect(places(records)).toEqual(places(expected));
    }
  });

  test('begun again where their plan stood give the same, and nothing that came since', async () => {
    const topic = await lab.newTopic(3);
    const batch = () =>
      lab.tools.produce(Array.from({ length: 30 }, (_, index) => ({ topic, partition: index % 3, value: `${index}` })));
    await batch();
    for (const order of ['newest', 'oldest'] as const) {
      const expected = merged(await lab.tools.read(topic), order);
      const { plan } = await lab.queries.ask(topic, { order, limit: 7 });
      await batch();
      const { records, done } = await lab.queries.ask(topic, { order, limit: 1000, cursor: plan.cursor ?? '' });
      expect(places(records)).toEqual(places(expected));
      expect(done).toMatchObject({ reason: 'end', cursor: null });
    }
  });

  test('refuse a cursor of another query, and of a topic that was created anew', async () => {
    const topic = await lab.newTopic(1);
    await lab.tools.produce([1, 2, 3].map((value) => ({ topic, partition: 0, value: `${value}` })));
    const { done } = await lab.queries.ask(topic, { limit: 1 });
    const cursor = done.cursor as string;
    const code = (work: Promise<unknown>) => work.catch((error) => (error instanceof AppError ? error.code : error));
    expect(await code(lab.queries.ask(topic, { limit: 2, cursor }))).toMatchObject({ done: { matched: '2' } });
    const others = [
      { order: 'oldest' },
      { from: '1' },
      { isolation: 'read_uncommitted' },
      { partitions: '0' },
    ] as const;
    for (const other of others) {
      expect(await code(lab.queries.ask(topic, { ...other, cursor }))).toBe('CURSOR_INVALID');
    }
    await lab.tools.deleteTopics([topic]);
    await vi.waitFor(async () => expect(await code(lab.queries.ask(topic))).toBe('TOPIC_NOT_FOUND'), 10_000);
    await vi.waitFor(() => lab.tools.createTopics([{ name: topic, partitions: 1 }]), 10_000);
    await vi.waitFor(
      async () => expect(await code(lab.queries.ask(topic, { cursor }))).toBe('CURSOR_OUTDATED'),
      10_000,
    );
  });
});

describe('a tail', () => {
  test('gives what is written from now on, of committed transactions only, and says that it lives', async () => {
    const topic = await lab.newTopic(2);
    await lab.tools.produce([{ topic, partition: 0, value: 'before' }]);
    const stop = new AbortController();
    const seen: string[] = [];
    let beats = 0;
    const reading = (async () => {
      for await (const event of lab.queries.open(topic, { order: 'oldest', to: 'live' }, stop.signal)) {
        if (event.type === 'plan') expect(event.partitions.every((each) => each.end === null)).toBe(true);
        if (event.type === 'record') seen.push(event.value?.text ?? '');
        if (event.type === 'progress') beats++;
      }
    })();
    await vi.waitFor(() => expect(beats).toBeGreaterThan(0), 10_000);
    await lab.tools.produce([{ topic, partition: 1, value: 'first' }]);
    await vi.waitFor(() => expect(seen).toEqual(['first']), 10_000);
    await lab.tools.produce([{ topic, partition: 0, value: 'aborted' }], {
      transaction: { id: topic, outcome: 'abort' },
    });
    await lab.tools.produce([{ topic, partition: 0, value: 'committed' }], {
      transaction: { id: topic, outcome: 'commit' },
    });
    await vi.waitFor(() => expect(seen).toEqual(['first', 'committed']), 10_000);
    await vi.waitFor(() => expect(beats).toBeGreaterThan(2), 10_000);
    stop.abort();
    await reading;
  });

  test('leaves no connection, no group and no memory behind, two hundred times over', async () => {
    const topic = await lab.newTopic(3);
    await lab.queries.ask(topic);
    const asked = vi.spyOn(lab.client, 'call');
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = sockets();
    const fifty = async () => {
      const stops = Array.from({ length: 50 }, () => new AbortController());
      const open = stops.map(async (stop) => {
        const kinds: string[] = [];
        for await (const event of lab.queries.open(topic, { order: 'oldest', to: 'live' }, stop.signal))
          kinds.push(event.type);
        return kinds;
      });
      await vi.waitFor(() => expect(sockets()).toBeGreaterThan(before + 50), 30_000);
      for (const stop of stops) stop.abort();
      for (const kinds of await Promise.all(open)) expect(kinds.at(-1)).toBe('done');
      await vi.waitFor(() => expect(sockets()).toBeLessThanOrEqual(before), 30_000);
      return heldBytes();
    };
    const first = await fifty();
    await fifty();
    await fifty();
    // A tail that stayed would hold its buffers: far more than this for 150 of them.
    expect((await fifty()) - first).toBeLessThan(8 * 1024 * 1024);
    const groupCalls = ['FindCoordinator', 'JoinGroup', 'ConsumerGroupHeartbeat', 'OffsetCommit', 'SyncGroup'];
    expect(asked.mock.calls.filter(([api]) => groupCalls.includes(api))).toEqual([]);
    expect(asked).toHaveBeenCalled();
    asked.mockRestore();
  });
});

/** What the process holds of memory after its rubbish has been collected. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
