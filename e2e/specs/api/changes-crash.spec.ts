import { execFileSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import type { ChangeRequestInput } from '../../../lib/contracts/change-requests.ts';
import type { Change } from '../../../lib/contracts/changes.ts';
import { type Changes, changesAt } from '../../fixtures/changes.ts';
import { test as withKafka } from '../../fixtures/kafka.ts';
import { isUp, type OwnConsole, withOwnConsole } from '../../fixtures/own-console.ts';
import { runTool } from '../../fixtures/tool-output.ts';

interface Given {
  topic: string;
  /** What Kafka's own tool says of the topic's retention. */
  retention: () => Promise<string | undefined>;
}

const test = withKafka.extend<Given>({
  topic: async ({ kafka, unique }, use) => {
    const name = unique('crash');
    await kafka.createTopics([{ name, partitions: 1, configs: { 'retention.ms': '3600000' } }]);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  retention: async ({ kafka, topic }, use) => {
    const entity = ['--entity-type', 'topics', '--entity-name', topic];
    await use(async () => {
      const out = await runTool(kafka, 'kafka.admin.ConfigCommand', '--describe', ...entity);
      return /^ {2}retention\.ms=(\d+) /m.exec(out)?.[1];
    });
  },
});

// Each test starts consoles, one after the other.
test.setTimeout(180_000);

const env = { KAFKA_BROKERS: process.env.HIGHWATER_TEST_BROKERS, KAFKA_CLUSTER_NAME: 'own' };

/** The changes of a console that is up and whose brokers all know the topic. */
async function changesOf(own: OwnConsole, topic: string): Promise<Changes> {
  await isUp(own);
  const changes = changesAt(own.url, 'own');
  await expect
    .poll(() =>
      changes.plan(setRetention(topic, '60000')).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  return changes;
}

function setRetention(topic: string, ms: string): ChangeRequestInput {
  return { kind: 'alter-topic-configs', topic, configs: { 'retention.ms': ms } };
}

const twoHours = (topic: string) => setRetention(topic, '7200000');

/** Runs `use` with a console that ends, as `moment` says, in the middle of what it does. */
function endingConsole(moment: 'unsent' | 'answered', use: (own: OwnConsole) => Promise<void>): Promise<void> {
  const preload = new URL('../../fixtures/end-on-write.ts', import.meta.url);
  return withOwnConsole({ ...env, NODE_OPTIONS: `--import ${preload}`, HIGHWATER_TEST_END: moment }, use);
}

async function kill(own: OwnConsole): Promise<void> {
  own.child.kill('SIGKILL');
  await own.exit;
}

/** Runs `use` with the changes of the console that starts again on the data of one that has ended. */
async function afterwards(before: OwnConsole, topic: string, use: (changes: Changes) => Promise<void>): Promise<void> {
  await withOwnConsole({ ...env, HIGHWATER_DATA_DIR: before.dataDir }, async (own) => {
    await use(await changesOf(own, topic));
    await kill(own);
  });
}

const again = { status: 409, code: 'ALREADY_APPLIED' };

test('killed between plan and apply, nothing has happened, and the plan still holds', async ({ topic, retention }) => {
  await withOwnConsole(env, async (own) => {
    const plan = await (await changesOf(own, topic)).plan(twoHours(topic));
    await kill(own);
    expect(await retention()).toBe('3600000');
    await afterwards(own, topic, async (changes) => {
      expect(await changes.get(plan.id)).toEqual(plan);
      expect((await changes.history()).total).toBe(0);
      expect((await changes.apply(plan)).state).toBe('applied');
      expect(await retention()).toBe('7200000');
    });
  });
});

for (const [moment, title, kept] of [
  ['unsent', 'before Kafka has heard of it', '3600000'],
  ['answered', 'when Kafka has done it', '7200000'],
] as const) {
  test(`killed between intent and result, ${title}, the history says unknown and the next plan the truth`, async ({
    topic,
    retention,
  }) => {
    await endingConsole(moment, async (own) => {
      const changes = await changesOf(own, topic);
      const plan: Change = await changes.plan(twoHours(topic));
      await expect(changes.apply(plan)).rejects.toThrow();
      expect([await own.exit, own.child.signalCode]).toEqual([null, 'SIGKILL']);
      expect(await retention()).toBe(kept);

      await afterwards(own, topic, async (changes) => {
        expect(await changes.get(plan.id)).toMatchObject({
          state: 'unknown',
          results: [],
          error: { message: expect.stringContaining('Look at the cluster; the next plan shows what is true.') },
          undo: { possible: true },
        });
        await expect(changes.apply(plan)).rejects.toMatchObject(again);
        expect(await retention()).toBe(kept);
        const { items } = await changes.history();
        expect(items.map(({ id, state }) => [id, state])).toEqual([[plan.id, 'unknown']]);
        expect(await changes.chain()).toEqual({ entries: 2, intact: true, brokenAt: null });
        const lines = await changes.auditLog();
        expect(lines.map(({ phase, body }) => [phase, body.state])).toEqual([
          ['intent', undefined],
          ['result', 'unknown'],
        ]);
        const next = await changes.plan(setRetention(topic, '60000'));
        expect(next.effects[0]).toMatchObject({ before: kept, after: '60000' });
      });
    });
  });
}

test('killed after the result, the history has it, and it is not done twice', async ({ topic, retention }) => {
  await withOwnConsole(env, async (own) => {
    const changes = await changesOf(own, topic);
    const applied = await changes.apply(await changes.plan(twoHours(topic)));
    await kill(own);
    await afterwards(own, topic, async (changes) => {
      expect(await changes.get(applied.id)).toEqual(applied);
      await expect(changes.apply(applied)).rejects.toMatchObject(again);
      await changes.apply(await changes.undo(applied.id));
      expect(await retention()).toBe('3600000');
    });
  });
});

test('while the disk of the store is full no change is planned or done, and reading goes on', async ({
  topic,
  retention,
}) => {
  await withOwnConsole(env, async (own) => {
    const changes = await changesOf(own, topic);
    const plan = await changes.plan(twoHours(topic));
    // The process may not write further than the first byte of any file, as if the disk had no room.
    const limit = (bytes: string) => execFileSync('prlimit', ['--pid', `${own.child.pid}`, `--fsize=${bytes}:`]);
    const refused = {
      status: 503,
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(/^The disk of the console's store .* Nothing was changed; reading goes on\.$/),
    };
    limit('1');
    await expect(changes.apply(plan)).rejects.toMatchObject(refused);
    await expect(changes.plan(twoHours(topic))).rejects.toMatchObject(refused);
    await expect(changes.plan({ kind: 'delete-topic', topic })).rejects.toMatchObject(refused);
    expect(await retention()).toBe('3600000');
    expect(await changes.get(plan.id)).toEqual(plan);
    expect(await changes.chain()).toEqual({ entries: 0, intact: true, brokenAt: null });
    const reading = await fetch(`${own.url}/api/clusters/own/topics/${topic}?fresh=1`);
    expect(await reading.json()).toMatchObject({ name: topic, partitions: 1 });
    limit('unlimited');
    expect((await changes.apply(plan)).state).toBe('applied');
    expect(await retention()).toBe('7200000');
  });
});

const edits: [string, string, Record<string, unknown>][] = [
  ['a line was edited', `update audit set actor = 'somebody else' where seq = 2`, { intact: false, brokenAt: '2' }],
  ['a line was taken out', 'delete from audit where seq = 3', { intact: false, brokenAt: '3' }],
  ['the last lines were taken off', 'delete from audit where seq > 2', { intact: false, brokenAt: '3' }],
];
test('an audit log that somebody has worked on is shown to be broken, and where', async ({ topic }) => {
  await withOwnConsole(env, async (own) => {
    const changes = await changesOf(own, topic);
    const plan = await changes.apply(await changes.plan(twoHours(topic)));
    await changes.apply(await changes.undo(plan.id));
    expect(await changes.chain()).toEqual({ entries: 4, intact: true, brokenAt: null });
    await kill(own);
    const store = new DatabaseSync(`${own.dataDir}/highwater.sqlite`);
    for (const [, edit] of edits) expect(() => store.exec(edit)).toThrow('The audit log is only ever added to.');
    store.exec('drop trigger audit_no_update; drop trigger audit_no_delete; create table kept as select * from audit');
    store.close();
    for (const [what, edit, broken] of edits) {
      const store = new DatabaseSync(`${own.dataDir}/highwater.sqlite`);
      store.exec(`delete from audit; insert into audit select * from kept; ${edit}`);
      store.close();
      await afterwards(own, topic, async (changes) => {
        expect(await changes.chain(), what).toMatchObject(broken);
      });
    }
  });
});
