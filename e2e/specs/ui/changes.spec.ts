import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { changesAt } from '../../fixtures/changes.ts';
import { required } from '../../fixtures/required.ts';
import { test } from '../../fixtures/ui.ts';
import { HistoryPage } from '../../pages/history-page.ts';

let word: string;
let topic: string;
let other: string;
let altered: string;

// One topic with a setting that can be taken back, one that is made and deleted again.
test.beforeAll(async ({ cluster, unique }) => {
  word = unique('told');
  topic = `${word}-kept`;
  other = `${word}-gone`;
  const changes = changesAt(required('HIGHWATER_TEST_URL'), cluster);
  const configs = { 'retention.ms': '3600000' };
  await changes.apply(await changes.plan({ kind: 'create-topic', name: topic, partitions: 1, configs }));
  await changes.apply(await changes.plan({ kind: 'create-topic', name: other, partitions: 1, configs: {} }));
  await changes.apply(await changes.plan({ kind: 'delete-topic', topic: other }), { confirm: other });
  const alter = { kind: 'alter-topic-configs' as const, topic, configs: { 'retention.ms': '7200000' } };
  const done = await changes.apply(await changes.plan(alter));
  altered = done.title;
});

test.afterAll(({ kafka }) => kafka.deleteTopics([topic]));

test('the history tells what was changed, newest first: who, on what, how it went, and whether it goes back', async ({
  page,
  cluster,
  accessible,
}) => {
  const history = new HistoryPage(page);
  await history.open(cluster, word);
  await expect(history.table.root.getByRole('row')).toHaveCount(5);
  expect((await history.titles())[0]).toBe(altered);
  expect(await history.table.cell(altered, 'Result')).toBe('Done');
  expect(await history.table.cell(altered, 'Who')).not.toBe('');
  await expect(history.table.row(altered).getByRole('link', { name: topic, exact: true })).toHaveAttribute(
    'href',
    routes.topic(cluster, topic),
  );
  await expect(history.undo(altered)).toBeEnabled();
  const deletion = (await history.titles()).find((title) => title.startsWith('Delete')) ?? '';
  await expect(history.undo(deletion)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText(/Chain of [\d,]+ entries intact/)).toBeVisible();
  await accessible();
});

test('it is narrowed by kind, who and result, in the address, and led back when nothing is left', async ({
  page,
  cluster,
}) => {
  const history = new HistoryPage(page);
  await history.open(cluster, word);
  await expect(history.table.root.getByRole('row')).toHaveCount(5);
  await history.filter('Kind', 'delete topic');
  await expect(history.table.root.getByRole('row')).toHaveCount(2);
  await expect(page).toHaveURL(/kind=delete-topic/);
  await page.reload();
  await expect(history.table.root.getByRole('row')).toHaveCount(2);
  await history.filter('Result', 'Failed');
  await expect(page.getByText('No changes match')).toBeVisible();
  await page.goBack();
  await expect(history.table.root.getByRole('row')).toHaveCount(2);
  await page.goForward();
  await page.getByRole('button', { name: 'Show all changes' }).click();
  await expect(page).not.toHaveURL(/kind=|state=|search=/);
});

test('the whole history is taken away as lines, each with the hash of the one before', async ({ page, cluster }) => {
  await new HistoryPage(page).open(cluster);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export all' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.ndjson$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  const entries = lines.map((line) => JSON.parse(line));
  expect(entries.filter(({ phase }) => phase === 'intent').length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(entries)).toContain(topic);
});

test('a change has a page: its plan, Kafka’s own command, and the way back, which is then told there', async ({
  page,
  cluster,
  accessible,
}) => {
  const history = new HistoryPage(page);
  await history.open(cluster, word);
  await history.table.root.getByRole('link', { name: altered, exact: true }).click();
  await expect(page.getByRole('heading', { name: altered })).toBeVisible();
  const effect = page.getByRole('row').filter({ hasText: 'retention.ms' });
  await expect(effect).toContainText('7200000');
  await expect(page.getByText(/kafka-configs/)).toBeVisible();
  await accessible();

  await page.getByRole('button', { name: 'Undo…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row').filter({ hasText: 'retention.ms' })).toContainText('3600000');
  await dialog.getByRole('button', { name: /setting/ }).click();
  await expect(page.getByText(/^Done: /)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo…' }).first()).toBeDisabled();
  await history.open(cluster, word);
  await expect(history.table.row(altered).getByRole('link', { name: 'undone' })).toBeVisible();
});

test('a change that never was says so and leads to the others', async ({ page, cluster, guard }) => {
  guard.allow(/404/);
  await page.goto(routes.change(cluster, 'no-such-change'));
  await expect(page.getByText('There is no such change')).toBeVisible();
  await page.getByRole('link', { name: 'All changes' }).click();
  await expect(page).toHaveURL(routes.changes(cluster));
});
