import { type APIRequestContext, expect } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { runTool } from '../../fixtures/tool-output.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { Plan } from '../../pages/plan.ts';
import { Table } from '../../pages/table.ts';

interface Group {
  /** Of two partitions with ten records each, a minute apart from 10:00 on. */
  topic: string;
  /** Has read 8 of partition 0 and 2 of partition 1. */
  group: string;
  plan: Plan;
}

const start = Date.UTC(2026, 5, 1, 10);

const test = withPages.extend<Group>({
  topic: async ({ kafka, unique }, use) => {
    const topic = unique('moved');
    await kafka.createTopics([{ name: topic, partitions: 2, configs: { 'retention.ms': '-1' } }]);
    await kafka.produce(
      Array.from({ length: 20 }, (_, index) => ({
        topic,
        partition: index % 2,
        value: `${index}`,
        timestamp: BigInt(start + Math.floor(index / 2) * 60_000),
      })),
    );
    await use(topic);
    await kafka.deleteTopics([topic]);
  },
  group: async ({ kafka, topic, unique }, use) => {
    const group = unique('readers');
    await kafka.commitOffsets(group, [
      { topic, partition: 0, offset: 8n, metadata: 'by hand' },
      { topic, partition: 1, offset: 2n },
    ]);
    await use(group);
  },
  plan: async ({ page }, use) => use(new Plan(page)),
});

test.use({ timezoneId: 'UTC', viewport: { width: 1440, height: 1000 } });

/** Opens the form on the group's own page. */
async function openReset(plan: Plan, cluster: string, group: string): Promise<void> {
  await plan.page.goto(routes.group(cluster, group));
  const button = plan.page.getByRole('button', { name: 'Reset offsets…', exact: true });
  await plan.press(button, plan.dialog(`Reset offsets of ${group}`));
}

test('a reset to a time shows what it costs, is done, and is taken back whole', async ({
  page,
  cluster,
  kafka,
  topic,
  group,
  plan,
  accessible,
}) => {
  const before = await kafka.committedOffsets(group);
  await openReset(plan, cluster, group);
  const title = `Reset offsets of ${group}`;
  await plan.dialog(title).getByLabel('A time').check();
  await plan.dialog(title).getByLabel('Time (UTC)').fill('2026-06-01 10:05');
  await accessible();
  await plan.review();
  await expect(plan.dialog(title).getByRole('button', { name: 'Reset 2 offsets' })).toBeVisible();
  expect(await plan.effect(title, `${topic}-0`)).toEqual([
    `${topic}-0`,
    '8',
    '5',
    expect.stringMatching(/^3\sread again$/),
    expect.stringContaining('10:05:00'),
  ]);
  expect(await plan.effect(title, `${topic}-1`)).toEqual([
    `${topic}-1`,
    '2',
    '5',
    expect.stringMatching(/^3\sskipped$/),
    expect.stringContaining('10:05:00'),
  ]);
  expect(await kafka.committedOffsets(group)).toEqual(before);
  await accessible();
  await plan.apply(title, 'Reset 2 offsets');
  expect((await kafka.committedOffsets(group)).map(({ offset }) => offset)).toEqual([5n, 5n]);
  await expect.poll(() => new Table(page, 'Partitions').cell(`${topic}-0`, 'Committed')).toBe('5');

  await page.getByRole('button', { name: 'Undo…' }).click();
  await plan.apply(`Restore offsets of ${group}`, 'Restore 2 offsets');
  expect(await kafka.committedOffsets(group)).toEqual(before);
});

test('chosen partitions are moved by a number of records, the others stay', async ({
  page,
  cluster,
  kafka,
  topic,
  group,
  plan,
}) => {
  await page.goto(routes.group(cluster, group));
  const bar = page.getByRole('region', { name: 'Chosen partitions' });
  await plan.press(page.getByRole('checkbox', { name: `Select ${topic}-0` }), bar);
  await bar.getByRole('button', { name: 'Reset offsets…' }).click();
  const form = plan.dialog(`Reset offsets of ${group}`);
  await form.getByLabel('Back or on by some records').check();
  await form.getByLabel('Records', { exact: true }).fill('-3');
  await expect(form.getByLabel('Topic', { exact: true })).toHaveValue(topic);
  await expect(form.getByLabel('Partitions', { exact: true })).toHaveValue('0');
  await plan.review();
  await plan.apply(`Reset offsets of ${group} on ${topic}`, 'Reset 1 offset');
  expect((await kafka.committedOffsets(group)).map(({ offset }) => offset)).toEqual([5n, 2n]);
});

test('offsets come from a CSV, whose wrong line is told and kept', async ({
  cluster,
  kafka,
  topic,
  group,
  plan,
  guard,
}) => {
  guard.allow(/400/);
  await openReset(plan, cluster, group);
  const form = plan.dialog(`Reset offsets of ${group}`);
  await form.getByLabel('Offsets from a CSV').check();
  const lines = form.getByLabel('Offsets', { exact: true });
  await lines.fill(`${topic},0,1\n${topic},1,many`);
  await plan.review();
  await expect(form.getByText('Line 2 has "many" where an offset must be.')).toBeVisible();
  await expect(lines).toHaveValue(`${topic},0,1\n${topic},1,many`);
  await form.locator('input[type=file]').setInputFiles({
    name: 'offsets.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${topic},0,1\n${topic},1,9\n`),
  });
  await expect(lines).toHaveValue(`${topic},0,1\n${topic},1,9\n`);
  await plan.review();
  await plan.apply(`Reset offsets of ${group}`, 'Reset 2 offsets');
  expect((await kafka.committedOffsets(group)).map(({ offset }) => offset)).toEqual([1n, 9n]);
});

/** How many have joined a group by now. */
async function membersOf(request: APIRequestContext, cluster: string, group: string): Promise<number> {
  const reply = await request.get(`/api/clusters/${cluster}/groups/${group}?fresh=1`);
  return (await reply.json()).members?.length ?? 0;
}

test('a group that somebody joins meanwhile is not reset: its members are named, the input is kept', async ({
  page,
  cluster,
  kafka,
  topic,
  group,
  plan,
  guard,
}) => {
  guard.allow(/409/);
  await openReset(plan, cluster, group);
  const form = plan.dialog(`Reset offsets of ${group}`);
  await form.getByLabel('An offset').check();
  await form.getByLabel('Offset', { exact: true }).fill('4');
  const member = await kafka.startMember({ group, topics: [topic], clientId: 'late-joiner', commits: false });
  await expect.poll(() => membersOf(page.request, cluster, group), { timeout: 40_000 }).toBe(1);
  await plan.review();
  await expect(form.getByRole('listitem').filter({ hasText: 'late-joiner' })).toBeVisible();
  await expect(form.getByLabel('Offset', { exact: true })).toHaveValue('4');
  await page.keyboard.press('Escape');

  const reset = page.getByRole('button', { name: /^Reset offsets…/ }).first();
  await expect(reset).toHaveAttribute('aria-disabled', 'true');
  await expect(reset).toContainText('stop its consumers first');
  await kafka.stopMember(member);
  await expect(reset).not.toHaveAttribute('aria-disabled');
  expect((await kafka.committedOffsets(group)).map(({ offset }) => offset)).toEqual([8n, 2n]);
});

test('a group is created from a topic’s consumers, with offsets to begin at', async ({
  page,
  cluster,
  kafka,
  topic,
  unique,
  plan,
}) => {
  const created = unique('new');
  await page.goto(routes.topicConsumers(cluster, topic));
  const form = plan.dialog('Create group');
  await plan.press(page.getByRole('button', { name: 'Create group…' }), form);
  await expect(form.getByLabel('Topic', { exact: true })).toHaveValue(topic);
  await plan.review();
  await expect(form.getByText('Give the group a name.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill(created);
  await form.getByLabel('Latest').check();
  await plan.review();
  await plan.apply(`Reset offsets of ${created} on ${topic}`, 'Reset 2 offsets');
  expect(await kafka.committedOffsets(created)).toMatchObject([
    { topic, partition: 0, offset: 10n },
    { topic, partition: 1, offset: 10n },
  ]);
  await expect(page).toHaveURL(new RegExp(routes.group(cluster, created)));
});

test('a group forgets one partition, and undo brings it back with its metadata', async ({
  page,
  cluster,
  kafka,
  topic,
  group,
  plan,
}) => {
  const before = await kafka.committedOffsets(group);
  await page.goto(routes.group(cluster, group));
  await plan.choose(`${topic}-0`, 'Delete offsets…');
  const title = `Delete offsets of ${group} on ${topic}`;
  await plan.apply(title, 'Delete 1 offset');
  expect(await kafka.committedOffsets(group)).toMatchObject([{ topic, partition: 1, offset: 2n }]);
  await plan.undoFromHistory(cluster, title);
  await plan.apply(`Restore offsets of ${group}`, 'Restore 1 offset');
  expect(await kafka.committedOffsets(group)).toEqual(before);
});

test('several groups are deleted at once; one that is active says so', async ({
  page,
  cluster,
  kafka,
  topic,
  unique,
  plan,
}) => {
  const prefix = unique('gone');
  const [active, ...idle] = [`${prefix}-0`, `${prefix}-1`, `${prefix}-2`] as const;
  for (const id of idle) await kafka.commitOffsets(id, [{ topic, partition: 0, offset: 1n }]);
  const member = await kafka.startMember({ group: active, topics: [topic] });
  await page.goto(`${routes.groups(cluster)}?search=${prefix}`);
  await expect(page.getByText('1–3 of 3 groups')).toBeVisible();
  await plan.press(
    page.getByRole('checkbox', { name: 'Select all on this page' }),
    page.getByText('3 groups selected'),
  );
  const button = page.getByRole('button', { name: /^Delete…/ });
  await expect(button).toContainText(`${active} is`);
  await page.getByRole('checkbox', { name: `Select ${active}` }).uncheck();
  await button.click();
  const title = 'Delete 2 groups';
  await plan.dialog(title).getByLabel('Type 2 groups to confirm').fill('2 groups');
  await plan.apply(title, title);
  const left = (await runTool(kafka, 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand', '--list')).split(
    '\n',
  );
  expect(left.filter((id) => id.startsWith(prefix))).toEqual([active]);
  await kafka.stopMember(member);
});
