import { expect } from '@playwright/test';
import type { KafkaTools } from '../../../dev/java/kafka-tools.ts';
import { routes } from '../../../lib/routes.ts';
import { describedConfigs, describedTopics, runTool } from '../../fixtures/tool-output.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { Plan } from '../../pages/plan.ts';
import { TopicsPage } from '../../pages/topics.ts';

interface Topic {
  /** Of a topic that is gone after the test, whether there is one or not. */
  name: string;
  plan: Plan;
}

const test = withPages.extend<Topic>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('changed');
    await use(name);
    if ((await topicNames(kafka)).includes(name)) await kafka.deleteTopics([name]);
  },
  plan: async ({ page }, use) => use(new Plan(page)),
});

test.use({ timezoneId: 'UTC', viewport: { width: 1440, height: 1000 } });

async function topicNames(kafka: KafkaTools): Promise<string[]> {
  return (await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--list')).split('\n');
}

async function described(kafka: KafkaTools, name: string) {
  return describedTopics(await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--describe', '--topic', name))[0];
}

/** The settings that the topic has of its own, as Kafka's tool has them. */
async function ownConfigs(kafka: KafkaTools, name: string): Promise<Record<string, string>> {
  const args = ['--describe', '--entity-type', 'topics', '--entity-name', name];
  const configs = describedConfigs(await runTool(kafka, 'kafka.admin.ConfigCommand', ...args));
  return Object.fromEntries([...configs].map(([key, { value }]) => [key, value]));
}

test('a topic is created with settings, and undone while it is empty', async ({
  page,
  cluster,
  kafka,
  name,
  plan,
  accessible,
}) => {
  await new TopicsPage(page).open(cluster);
  const form = plan.dialog('Create topic');
  await plan.press(page.getByRole('button', { name: 'Create topic…' }), form);
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Partitions', { exact: true }).fill('3');
  await form.getByLabel('Replication factor').fill('2');
  await form.getByLabel('Add a setting').fill('retention.ms');
  await page.getByRole('option', { name: /^retention\.ms/ }).click();
  await form.getByRole('textbox', { name: 'retention.ms' }).fill('soon');
  await plan.review();
  await expect(form.getByRole('textbox', { name: 'retention.ms' })).toHaveAttribute('aria-invalid', 'true');
  await form.getByRole('textbox', { name: 'retention.ms' }).fill('3600000');
  await accessible();
  await plan.review();

  const title = `Create topic ${name}`;
  await expect(plan.dialog(title).getByText('--config retention.ms=3600000')).toBeVisible();
  expect(await topicNames(kafka)).not.toContain(name);
  await accessible();
  await plan.apply(title, 'Create topic');

  const made = await described(kafka, name);
  expect(made).toMatchObject({ replicationFactor: 2 });
  expect(made?.partitions).toHaveLength(3);
  expect(await ownConfigs(kafka, name)).toEqual({ 'retention.ms': '3600000' });

  await page.getByRole('button', { name: 'Undo…' }).click();
  const undo = `Delete topic ${name}`;
  await plan.dialog(undo).getByLabel(`Type ${name} to confirm`).fill(name);
  await plan.apply(undo, 'Delete 1 topic');
  expect(await topicNames(kafka)).not.toContain(name);
});

test('a setting is changed where it stands, taken back from the history, and put back to its default', async ({
  page,
  cluster,
  kafka,
  name,
  plan,
}) => {
  await kafka.createTopics([{ name, partitions: 1, configs: { 'retention.ms': '7200000' } }]);
  const edit = async () => {
    await page.goto(routes.topicConfiguration(cluster, name));
    await plan.press(
      page.getByRole('button', { name: 'Edit retention.ms' }),
      page.getByRole('textbox', { name: 'retention.ms' }),
    );
  };
  await edit();
  await page.getByRole('textbox', { name: 'retention.ms' }).fill('3600000');
  await plan.review();
  const title = `Change 1 setting of ${name}`;
  expect(await plan.effect(title, 'retention.ms')).toEqual(
    expect.arrayContaining([expect.stringContaining('7200000'), expect.stringContaining('3600000')]),
  );
  await plan.apply(title, 'Change 1 setting');
  expect(await ownConfigs(kafka, name)).toEqual({ 'retention.ms': '3600000' });

  await plan.undoFromHistory(cluster, title);
  await plan.apply(title, 'Change 1 setting');
  expect(await ownConfigs(kafka, name)).toEqual({ 'retention.ms': '7200000' });

  await edit();
  await page.getByRole('button', { name: 'Default', exact: true }).click();
  await plan.review();
  await plan.apply(title, 'Change 1 setting');
  expect(await ownConfigs(kafka, name)).toEqual({});
});

test('partitions are added, never taken away', async ({ page, cluster, kafka, name, plan }) => {
  await kafka.createTopics([{ name, partitions: 2 }]);
  const topics = new TopicsPage(page);
  await topics.open(cluster, name);
  await plan.choose(name, 'Add partitions…');
  const form = plan.dialog(`Add partitions to ${name}`);
  await form.getByLabel('Partitions in all').fill('1');
  await plan.review();
  await expect(form.getByText('More than the 2 that are there')).toBeVisible();
  await form.getByLabel('Partitions in all').fill('5');
  await plan.review();
  const title = `Add 3 partitions to ${name}`;
  await expect(plan.dialog(title).getByText('--partitions 5')).toBeVisible();
  await plan.apply(title, 'Add 3 partitions');
  expect((await described(kafka, name))?.partitions).toHaveLength(5);
  await expect.poll(() => topics.table.cell(name, 'Part.')).toMatch(/^5 /);
});

test('a topic is deleted once its name is typed, letter by letter', async ({
  page,
  cluster,
  kafka,
  name,
  plan,
  guard,
}) => {
  // What the page asks for between the deletion and its leaving.
  guard.allow(/404/);
  await kafka.createTopics([{ name, partitions: 1 }]);
  await page.goto(routes.topicPartitions(cluster, name));
  await plan.choose(name, 'Delete topic…');
  const title = `Delete topic ${name}`;
  const button = plan.dialog(title).getByRole('button', { name: /^Delete 1 topic/ });
  const word = plan.dialog(title).getByLabel(`Type ${name} to confirm`);
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await word.fill(name.slice(0, -1));
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await word.press('Enter');
  await expect(plan.dialog(title)).toBeVisible();
  expect(await topicNames(kafka)).toContain(name);
  await word.fill(name);
  await expect(button).not.toHaveAttribute('aria-disabled');
  await plan.apply(title, 'Delete 1 topic');
  await expect(page).toHaveURL(new RegExp(`${routes.topics(cluster)}$`));
  expect(await topicNames(kafka)).not.toContain(name);
});

test('several topics are deleted at once, by their number', async ({ page, cluster, kafka, unique, plan }) => {
  const prefix = unique('many');
  const names = [`${prefix}-a`, `${prefix}-b`, `${prefix}-c`];
  await kafka.createTopics(names.map((name) => ({ name, partitions: 1 })));
  await new TopicsPage(page).open(cluster, prefix);
  await expect(page.getByText('1–3 of 3 topics')).toBeVisible();
  await plan.press(
    page.getByRole('checkbox', { name: 'Select all on this page' }),
    page.getByText('3 topics selected'),
  );
  await page.getByRole('checkbox', { name: `Select ${prefix}-c` }).uncheck();
  await expect(page.getByText('2 topics selected')).toBeVisible();
  await page.getByRole('button', { name: 'Delete…', exact: true }).click();
  const title = 'Delete 2 topics';
  await plan.dialog(title).getByLabel('Type 2 topics to confirm').fill('2 topics');
  await plan.apply(title, 'Delete 2 topics');
  expect((await topicNames(kafka)).filter((name) => name.startsWith(prefix))).toEqual([`${prefix}-c`]);
  await kafka.deleteTopics([`${prefix}-c`]);
});

test('the oldest records are deleted up to an offset, and what that costs is said before', async ({
  page,
  cluster,
  kafka,
  name,
  plan,
}) => {
  await kafka.createTopics([{ name, partitions: 2 }]);
  await kafka.produce(
    Array.from({ length: 20 }, (_, index) => ({ topic: name, partition: index % 2, value: `${index}` })),
  );
  await page.goto(routes.topicPartitions(cluster, name));
  await plan.choose(name, 'Delete records…');
  const form = plan.dialog(`Delete records of ${name}`);
  await form.getByLabel('Before an offset').check();
  await form.getByLabel('Offset', { exact: true }).fill('6');
  await form.getByLabel('Partitions', { exact: true }).fill('1');
  await plan.review();
  const dialog = page.getByRole('dialog', { name: new RegExp(`^Purge ${name}`) });
  await expect(dialog.getByText(/6 records/).first()).toBeVisible();
  const title = await dialog.getByRole('heading', { level: 2 }).innerText();
  await dialog.getByRole('textbox').fill(name);
  await plan.apply(title, 'Delete 6 records');
  expect((await kafka.offsets(name)).map(({ start, end }) => [start, end])).toEqual([
    [0n, 10n],
    [6n, 10n],
  ]);
});
