import { expect } from '@playwright/test';
import { test } from '../../fixtures/kafka.ts';
import { isUp, withOwnConsole } from '../../fixtures/own-console.ts';

const refusals: [string, Record<string, string>, string][] = [
  [
    'listening on the network without sign-in',
    { HIGHWATER_BIND: '0.0.0.0' },
    'listening on 0.0.0.0 would let everybody',
  ],
  [
    'a bootstrap server without a port',
    { KAFKA_BROKERS: 'kafka' },
    '"kafka" is not a bootstrap server; write host:port',
  ],
  ['a configuration file that is not there', { HIGHWATER_CONFIG: 'gone.yaml' }, "gone.yaml can't be read (ENOENT)"],
];
for (const [what, env, sentence] of refusals) {
  test(`the console refuses to start with ${what}, in one sentence`, async () => {
    await withOwnConsole(env, async (own) => {
      expect(await own.exit).toBe(1);
      expect(own.output()).toContain("Highwater can't start. ");
      expect(own.output()).toContain(sentence);
      expect(own.output()).not.toMatch(/\n\s+at /);
    });
  });
}

test('listening on the network is possible for who says so', async () => {
  const env = {
    HIGHWATER_BIND: '0.0.0.0',
    HIGHWATER_ALLOW_ANONYMOUS: 'true',
    HIGHWATER_ALLOWED_HOSTS: 'kafka.example.com',
  };
  await withOwnConsole(env, async (own) => {
    await isUp(own);
    expect(await (await fetch(`${own.url}/api/clusters`)).json()).toEqual({ items: [] });
  });
});

test('without any cluster the console runs and says how to name one', async ({ page }) => {
  await withOwnConsole({}, async (own) => {
    await isUp(own);
    await page.goto(own.url);
    await expect(page.getByText('No cluster is configured')).toBeVisible();
    await expect(page.getByText('KAFKA_BROKERS=host:9092')).toBeVisible();
  });
});

test('a second console on the same data refuses to start, and one after the first may', async () => {
  await withOwnConsole({}, async (first) => {
    await isUp(first);
    await withOwnConsole({ HIGHWATER_DATA_DIR: first.dataDir }, async (second) => {
      expect(await second.exit).toBe(1);
      expect(second.output()).toContain('a second console needs its own');
    });
    first.child.kill('SIGKILL');
    await first.exit;
    await withOwnConsole({ HIGHWATER_DATA_DIR: first.dataDir }, isUp);
  });
});

test('SIGTERM ends open streams with the reason, and then the process', async ({ kafka, unique }) => {
  const topic = unique('stopping');
  await kafka.createTopics([{ name: topic, partitions: 1, replicationFactor: 1 }]);
  const env = { KAFKA_BROKERS: process.env.HIGHWATER_TEST_BROKERS, KAFKA_CLUSTER_NAME: 'own' };
  await withOwnConsole(env, async (own) => {
    await isUp(own);
    const tail = await fetch(`${own.url}/api/clusters/own/topics/${topic}/messages?order=oldest&to=live`);
    expect(tail.status).toBe(200);
    own.child.kill('SIGTERM');
    const lines = (await tail.text()).trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'error', error: { code: 'SHUTTING_DOWN' } });
    expect([0, 143]).toContain(await own.exit);
  });
});
