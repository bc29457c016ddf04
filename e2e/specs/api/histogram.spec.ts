import { type APIRequestContext, expect } from '@playwright/test';
import { test } from '../../fixtures/kafka.ts';

interface Reply {
  source: string | null;
  failed: unknown[];
  buckets: { from: number; to: number; offsets: string | null }[];
}

async function read(request: APIRequestContext, path: string): Promise<Reply & { total: bigint }> {
  const reply = await request.get(path);
  expect(reply.status(), await reply.text()).toBe(200);
  const histogram: Reply = await reply.json();
  return { ...histogram, total: histogram.buckets.reduce((sum, { offsets }) => sum + BigInt(offsets ?? 0), 0n) };
}

test('offsets over time are those of the log, by the records’ times and in the chosen partitions', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('histogram');
  await kafka.createTopics([{ name: topic, partitions: 2, configs: { 'retention.ms': '-1' } }]);
  const start = Date.UTC(2026, 5, 1, 10);
  await kafka.produce(
    Array.from({ length: 90 }, (_, index) => ({
      ...{ topic, partition: index % 3 === 0 ? 1 : 0, key: null, value: `v${index}` },
      timestamp: BigInt(start + index * 60_000),
    })),
  );
  const path = `/api/clusters/${cluster}/topics/${topic}/histogram`;
  const all = await read(request, path);
  expect(all).toMatchObject({ source: 'timestamps', total: 90n });
  expect(all.buckets.length).toBeLessThanOrEqual(30);
  expect((await read(request, `${path}?partitions=1`)).total).toBe(30n);
  const hour = 'from=2026-06-01T10:00:00Z&to=2026-06-01T11:00:00Z';
  const within = await read(request, `${path}?${hour}`);
  expect(within.buckets.map(({ offsets }) => offsets)).toEqual(Array(30).fill('2'));

  const missing = await request.get(`${path}?partitions=2`);
  expect(missing.status()).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: 'PARTITION_NOT_FOUND' } });
  await kafka.deleteTopics([topic]);
});

test('what the console saw arrive needs nobody to ask, for as many partitions as there are', async ({
  request,
  kafka,
  cluster,
  unique,
}) => {
  const topic = unique('histogram-watched');
  await kafka.createTopics([{ name: topic, partitions: 15 }]);
  const path = `/api/clusters/${cluster}/topics/${topic}/histogram`;
  // A sample that is taken anew within its step moves: a beginning holds when later samples stand behind it.
  let from = '';
  const held = async () => {
    from ||= new Date().toISOString();
    const { source, failed } = await read(request, `${path}?from=${from}`);
    if (source === 'history' && failed.length === 0) return Date.now() - Date.parse(from) > 6_000;
    from = '';
    return false;
  };
  await expect.poll(held, { timeout: 45_000 }).toBe(true);
  await kafka.produce(Array.from({ length: 45 }, (_, index) => ({ topic, partition: index % 15, value: `v${index}` })));
  await expect.poll(async () => (await read(request, `${path}?from=${from}`)).total, { timeout: 45_000 }).toBe(45n);
  expect((await read(request, `${path}?from=${from}&partitions=0-4`)).total).toBe(15n);
  await kafka.deleteTopics([topic]);
});
