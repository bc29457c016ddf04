import { expect } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { test } from '../../fixtures/ui.ts';
import { Table } from '../../pages/table.ts';

test('every broker is listed as up, one of them the controller', async ({ page, cluster, accessible }) => {
  await page.goto(routes.brokers(cluster));
  const brokers = new Table(page, 'Brokers');
  await expect.poll(() => brokers.names()).toHaveLength(3);
  await expect(brokers.root.getByText('Up', { exact: true })).toHaveCount(3);
  await expect(brokers.root.getByText('controller')).toHaveCount(1);
  await accessible();
});

test('a broker shows what it leads and what it follows', async ({ page, cluster, kafka, unique, accessible }) => {
  const topic = unique('placed');
  await page.goto(routes.brokers(cluster));
  const [first, second, third] = (await new Table(page, 'Brokers').names()).map(Number);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('The shared cluster has three brokers');
  const assignments = [
    [first, second],
    [second, first],
    [second, third],
  ];
  await kafka.createTopics([{ name: topic, assignments }]);

  await page.goto(`${routes.broker(cluster, first)}?search=${topic}`);
  const partitions = new Table(page, `Partitions on broker ${first}`);
  await expect.poll(() => partitions.names()).toEqual([`${topic} 0`, `${topic} 1`]);
  expect(await partitions.cell(`${topic} 0`, 'Role')).toBe('Leader');
  expect(await partitions.cell(`${topic} 1`, 'Role')).toBe('Follower');
  await accessible();
  await kafka.deleteTopics([topic]);
});

test('a broker’s configuration shows what was set before what is default', async ({ page, cluster, accessible }) => {
  await page.goto(routes.brokers(cluster));
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Configuration' }).click();
  await page.getByRole('textbox', { name: 'Search configuration' }).fill('default.replication.factor');
  const row = page.getByRole('row').filter({ hasText: 'default.replication.factor' });
  await expect(row.getByRole('cell').nth(1)).toHaveText('3');
  await expect(row.getByRole('cell').nth(2)).toHaveText('server.properties');
  await accessible();
});

test('a broker’s log directories show how full they are', async ({ page, cluster, accessible }) => {
  await page.goto(routes.brokers(cluster));
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Log directories' }).click();
  await expect(page.getByText(/% used, .* free · \d+ replicas?/)).toBeVisible();
  await accessible();
});

test('a number that is no broker says so', async ({ page, cluster, guard }) => {
  guard.allow(/Failed to load resource/);
  await page.goto(routes.broker(cluster, 4711));
  await expect(page.getByText('The broker was not found.')).toBeVisible();
});
