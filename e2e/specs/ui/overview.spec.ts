import { expect } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { test } from '../../fixtures/ui.ts';
import { Table } from '../../pages/table.ts';

test('the only cluster opens by itself, with its version, brokers and verdict', async ({
  page,
  cluster,
  accessible,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL(routes.cluster(cluster));
  await expect(page.getByText(/Kafka \d+\.\d+ · 3 brokers/)).toBeVisible();
  await expect(page.getByText(/3 of 3 brokers up/)).toBeVisible();
  await expect(new Table(page, 'Brokers').root.getByRole('row')).toHaveCount(4);
  await accessible();
});

test('the sidebar leads to every page, and says where one is', async ({ page, cluster }) => {
  await page.goto(routes.cluster(cluster));
  for (const name of ['Topics', 'Groups', 'Brokers', 'Overview']) {
    const link = page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('a topic with a single replica is a finding that leads to it, and goes when the topic goes', async ({
  page,
  cluster,
  kafka,
  unique,
}) => {
  const topic = unique('single');
  await kafka.createTopics([{ name: topic, partitions: 1, replicationFactor: 1 }]);
  await page.goto(routes.cluster(cluster));
  const finding = page
    .getByRole('listitem')
    .filter({ hasText: /replica/ })
    .filter({ hasText: topic });
  await expect(finding).toBeVisible();
  await kafka.deleteTopics([topic]);
  await expect(finding).toBeHidden({ timeout: 30_000 });
});

test('the theme is chosen once and there before the first paint', async ({ page, cluster, accessible }) => {
  await page.goto(routes.cluster(cluster));
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await accessible();
  const html = await (await page.request.get(routes.cluster(cluster))).text();
  expect(html).toContain('data-theme="dark"');
});

test('times are shown in the zone that was chosen', async ({ page, cluster }) => {
  await page.goto(routes.cluster(cluster));
  await page.getByRole('button', { name: /^Time zone/ }).click();
  await page.getByRole('menuitem', { name: 'Another time zone…' }).click();
  const name = page.getByRole('combobox', { name: 'Name' });
  await name.fill('Mars/Olympus');
  await name.press('Enter');
  await expect(page.getByText('“Mars/Olympus” is not a time zone.')).toBeVisible();
  await name.fill('Asia/Tokyo');
  await name.press('Enter');
  await expect(page.getByRole('button', { name: 'Time zone: Asia/Tokyo' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Time zone: Asia/Tokyo' })).toBeVisible();
});

test('on a phone the pages are behind the menu button', async ({ page, cluster, accessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(routes.cluster(cluster));
  await page.getByRole('button', { name: 'Menu' }).click();
  await expect(page.getByRole('dialog', { name: 'Menu' })).toBeVisible();
  await accessible();
  await page.getByRole('dialog').getByRole('link', { name: 'Topics' }).click();
  await expect(page).toHaveURL(routes.topics(cluster));
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a cluster that is not configured is not found, and the way back is there', async ({
  page,
  guard,
  accessible,
}) => {
  guard.allow(/Failed to load resource/);
  const response = await page.goto('/clusters/nowhere');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  await accessible();
});
