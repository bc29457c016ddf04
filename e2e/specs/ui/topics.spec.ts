import { expect } from '@playwright/test';
import { test } from '../../fixtures/ui.ts';
import { TopicsPage } from '../../pages/topics.ts';

let prefix: string;
let names: string[];

test.beforeAll(async ({ kafka, unique }) => {
  prefix = unique('list');
  names = [`${prefix}-a`, `${prefix}-b`, `${prefix}-c`];
  await kafka.createTopics(names.map((name, index) => ({ name, partitions: index + 1 })));
  await kafka.produce(Array.from({ length: 25 }, () => ({ topic: `${prefix}-b`, partition: 0, value: 'x' })));
});

test.afterAll(({ kafka }) => kafka.deleteTopics(names));

test('a topic made a moment ago is found by a part of its name, with its partitions and messages', async ({
  page,
  cluster,
  accessible,
}) => {
  const topics = new TopicsPage(page);
  await topics.open(cluster);
  await topics.search(prefix);
  await expect(topics.table.row(`${prefix}-b`)).toBeVisible();
  await expect.poll(() => topics.table.cell(`${prefix}-b`, 'Messages')).toBe('25');
  expect(await topics.table.cell(`${prefix}-b`, 'Part.')).toMatch(/^2 × 3$/);
  await expect(page).toHaveURL(new RegExp(`search=${prefix}`));
  await accessible();
});

test('sorting and filters are in the address, and Back undoes them', async ({ page, cluster }) => {
  const topics = new TopicsPage(page);
  await topics.open(cluster, prefix);
  await expect.poll(() => topics.table.names()).toEqual(names);
  await topics.table.sortBy('Part.');
  await expect.poll(() => topics.table.names()).toEqual([...names].reverse());
  await expect(page).toHaveURL(/sort=partitions&order=desc/);
  await page.reload();
  await expect.poll(() => topics.table.names()).toEqual([...names].reverse());
  await page.goBack();
  await expect.poll(() => topics.table.names()).toEqual(names);
});

test('internal topics are hidden, said to be, and shown on demand', async ({ page, cluster, kafka, unique }) => {
  // The first commit of any group makes Kafka's own topic for offsets.
  await kafka.commitOffsets(unique('group'), [{ topic: `${prefix}-a`, partition: 0, offset: 0n }]);
  const topics = new TopicsPage(page);
  await topics.open(cluster, '__consumer_offsets');
  await expect(page.getByText(/internal topics? (is|are) hidden/)).toBeVisible();
  await page.getByRole('switch', { name: 'Internal' }).click();
  await expect(topics.table.row('__consumer_offsets')).toBeVisible();
  await expect(page).toHaveURL(/internal=true/);
});

test('a row is reached with / j and Enter, without the mouse', async ({ page, cluster }) => {
  const topics = new TopicsPage(page);
  await topics.open(cluster);
  await expect(topics.table.root)
    .toHaveAttribute('aria-busy', 'true', { timeout: 1 })
    .catch(() => {});
  await page.keyboard.press('/');
  await page.keyboard.type(`${prefix}-c`);
  await page.keyboard.press('Enter');
  await expect.poll(() => topics.table.names()).toEqual([`${prefix}-c`]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('j');
  await expect(topics.table.row(`${prefix}-c`).getByRole('link', { name: `${prefix}-c`, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/topics/${prefix}-c`));
});

test('a search without a match says what was looked at and leads back', async ({ page, cluster }) => {
  const topics = new TopicsPage(page);
  await topics.open(cluster, 'no-topic-has-this-name');
  await expect(page.getByText('No name contains “no-topic-has-this-name”.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all topics' }).click();
  await expect(topics.table.root).toBeVisible();
});

test('on a phone every topic is two lines and nothing sticks out', async ({ page, cluster, accessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const topics = new TopicsPage(page);
  await topics.open(cluster, prefix);
  await expect(page.getByRole('link', { name: `${prefix}-a`, exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await accessible();
});

test('when the console stops answering, the page says so and keeps what it has', async ({ page, cluster, guard }) => {
  guard.allow(/Failed to load resource/);
  const topics = new TopicsPage(page);
  await topics.open(cluster, prefix);
  await expect.poll(() => topics.table.names()).toEqual(names);
  await page.route('**/api/**', (route) => route.abort());
  await expect(page.getByText('The topics could not be read.')).toBeVisible();
  await expect(page.getByText(/What you see is from \d\d:\d\d:\d\d/)).toBeVisible();
  expect(await topics.table.names()).toEqual(names);
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Try now' }).first().click();
  await expect(page.getByText('The topics could not be read.')).toBeHidden();
});
