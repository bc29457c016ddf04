import { expect } from '@playwright/test';
import type { ChangeRequestInput } from '../../../lib/contracts/change-requests.ts';
import { type Changes, changesAt } from '../../fixtures/changes.ts';
import { test } from '../../fixtures/kafka.ts';
import { isUp, type OwnConsole, withOwnConsole } from '../../fixtures/own-console.ts';
import { required } from '../../fixtures/required.ts';
import { runTool } from '../../fixtures/tool-output.ts';

// Each test starts consoles, some of them several.
test.setTimeout(180_000);

/** Runs `use` with the changes of a console whose one cluster has these settings. */
function withCluster(
  settings: Record<string, string>,
  use: (changes: Changes, own: OwnConsole) => Promise<void>,
): Promise<void> {
  return withOwnConsole(clusterEnv(settings), async (own) => {
    await isUp(own);
    await use(changesAt(own.url, 'own'), own);
  });
}

function clusterEnv(settings: Record<string, string>): Record<string, string> {
  const all = { NAME: 'own', BOOTSTRAPSERVERS: required('HIGHWATER_TEST_BROKERS'), ...settings };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [`KAFKA_CLUSTERS_0_${key}`, value]));
}

function newTopic(name: string): ChangeRequestInput {
  return { kind: 'create-topic', name, partitions: 1, configs: {} };
}

const readOnly = {
  status: 403,
  code: 'CLUSTER_READ_ONLY',
  message: 'The console is set to read only for own: it changes nothing there.',
};

test('on a production cluster the name of what is changed is asked for, of several the cluster’s', async ({
  kafka,
  unique,
}) => {
  const names = [unique('one'), unique('two')] as const;
  await withCluster({ ENVIRONMENT: 'production' }, async (changes) => {
    for (const name of names) {
      const plan = await changes.plan(newTopic(name));
      expect(plan.confirm).toBe(name);
      for (const confirm of [null, '', name.toUpperCase(), 'own']) {
        await expect(changes.apply(plan, { confirm })).rejects.toMatchObject({
          ...{ status: 400, code: 'CONFIRM_REQUIRED' },
          ...{ message: `Type "${name}" to confirm this change.`, details: { confirm: name } },
        });
      }
      expect((await changes.apply(plan, { confirm: name })).state).toBe('applied');
    }
    const configs = { 'retention.ms': '60000' };
    const both = await changes.plan({ kind: 'alter-topic-configs', topics: [...names], configs });
    expect(both.confirm).toBe('own');
    await expect(changes.apply(both)).rejects.toMatchObject({ details: { confirm: 'own' } });
    expect((await changes.apply(both, { confirm: 'own' })).state).toBe('applied');
  });
  await kafka.deleteTopics(names);
});

test('a protected topic asks for an extra yes, on its own plan and among others', async ({ kafka, unique }) => {
  const [free, guarded] = [unique('free'), unique('ledger')];
  await withCluster({ PROTECTEDTOPICS: 'ledger-*,other' }, async (changes) => {
    const [plain, plan] = [await changes.plan(newTopic(free)), await changes.plan(newTopic(guarded))];
    expect(plain.acknowledge).toEqual([]);
    await changes.apply(plain);
    const text = `${guarded}: protected by this console's configuration. Change it all the same.`;
    expect(plan).toMatchObject({ confirm: null, acknowledge: [{ id: 'protected', text }] });
    for (const acknowledged of [[], ['internal']]) {
      await expect(changes.apply(plan, { acknowledged })).rejects.toMatchObject({
        ...{ status: 400, code: 'ACKNOWLEDGEMENT_REQUIRED' },
        ...{
          message: `This change needs an extra yes. ${text}`,
          details: { acknowledge: [{ id: 'protected', text }] },
        },
      });
    }
    expect((await changes.apply(plan, { acknowledged: ['protected'] })).state).toBe('applied');
    const configs = { 'retention.ms': '60000' };
    const both = await changes.plan({ kind: 'alter-topic-configs', topics: [free, guarded], configs });
    expect(both.acknowledge).toEqual([{ id: 'protected', text }]);
    await expect(changes.apply(both)).rejects.toMatchObject({ code: 'ACKNOWLEDGEMENT_REQUIRED' });
  });
  await kafka.deleteTopics([free, guarded]);
});

test('an internal topic of Kafka asks for an extra yes', async ({ kafka, unique }) => {
  const topic = unique('read');
  await kafka.createTopics([{ name: topic, partitions: 1 }]);
  await kafka.commitOffsets(unique('reader'), [{ topic, partition: 0, offset: 0n }]);
  await withCluster({}, async (changes) => {
    const configs = { 'delete.retention.ms': '86400001' };
    const plan = await changes.plan({ kind: 'alter-topic-configs', topic: '__consumer_offsets', configs });
    expect(plan.acknowledge).toEqual([
      { id: 'internal', text: expect.stringContaining('__consumer_offsets: Kafka keeps its own state there.') },
    ]);
    await expect(changes.apply(plan)).rejects.toMatchObject({ status: 400, code: 'ACKNOWLEDGEMENT_REQUIRED' });
    expect((await changes.get(plan.id)).state).toBe('planned');
  });
  await kafka.deleteTopics([topic]);
});

test('a read-only cluster takes no change, also none that was planned before it was read-only', async ({
  kafka,
  unique,
}) => {
  const [made, planned] = [unique('made'), unique('planned')];
  await withCluster({}, async (changes, own) => {
    const done = await changes.apply(await changes.plan(newTopic(made)));
    const waiting = await changes.plan(newTopic(planned));
    own.child.kill('SIGTERM');
    await own.exit;
    await withCluster({ READONLY: 'true' }, async (other) => {
      await expect(other.plan(newTopic(planned))).rejects.toMatchObject(readOnly);
    });
    await withOwnConsole({ ...clusterEnv({ READONLY: 'true' }), HIGHWATER_DATA_DIR: own.dataDir }, async (later) => {
      await isUp(later);
      const changes = changesAt(later.url, 'own');
      await expect(changes.apply(waiting)).rejects.toMatchObject(readOnly);
      await expect(changes.undo(done.id)).rejects.toMatchObject(readOnly);
      expect((await changes.history()).items.map(({ id }) => id)).toEqual([done.id]);
      const topics = (await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--list')).split('\n');
      expect([topics.includes(made), topics.includes(planned)]).toEqual([true, false]);
    });
  });
  await kafka.deleteTopics([made]);
});
