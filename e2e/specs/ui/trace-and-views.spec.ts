import { expect } from '@playwright/test';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

const test = withPages.extend<{ names: [string, string] }>({
  names: async ({ kafka, unique }, use) => {
    const names: [string, string] = [unique('orders'), unique('payments')];
    await kafka.createTopics(names.map((name) => ({ name, partitions: 1, configs: { 'retention.ms': '-1' } })));
    await kafka.produce(
      Array.from({ length: 40 }, (_, n) => ({
        topic: names[n % 2] as string,
        partition: 0,
        key: `order-${n % 5}`,
        value: JSON.stringify({ step: n }),
        timestamp: BigInt(Date.UTC(2026, 0, 1) + n * 1000),
      })),
    );
    await use(names);
    await kafka.deleteTopics(names);
  },
});

test('a record’s key is traced through another topic, and the address shows it again', async ({
  page,
  cluster,
  names,
  accessible,
}) => {
  const [orders, payments] = names;
  const messages = new MessagesPage(page, cluster, orders);
  await messages.open('?at=0.4');
  await messages.panel.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Trace this key' }).click();
  await expect(page).toHaveURL(/\/trace\?/);
  await expect(page.locator('.scan')).toContainText('Complete: 4 matches in 20 of about 20 records of 1 topic');
  await page.getByLabel('Add a topic').fill(payments);
  await page.getByRole('option', { name: payments }).click();
  await expect(page.locator('.scan')).toContainText('Complete: 8 matches in 40 of about 40 records of 2 topics');
  const table = page.getByRole('table', { name: 'Records found' });
  await expect(table.getByRole('link')).toHaveText([0, 1, 2, 3].flatMap(() => [payments, orders]));
  await expect(table.getByText('"step":3}')).toBeVisible();
  await accessible();
  await page.reload();
  await expect(page.locator('.scan')).toContainText('Complete: 8 matches');
});

test('a trace that came to its limit goes on from there to the end', async ({ page, kafka, cluster, names }) => {
  await kafka.produce(
    Array.from({ length: 130 }, (_, n) => ({
      topic: names[n % 2] as string,
      partition: 0,
      key: 'order-many',
      value: `${n}`,
      timestamp: BigInt(Date.UTC(2026, 0, 2) + n * 1000),
    })),
  );
  await page.goto(`/clusters/${cluster}/trace?topics=${names}&key=order-many&limit=100`);
  const scan = page.locator('.scan');
  await expect(scan).toContainText('Stopped at the limit; there may be more: 100 matches');
  await scan.getByRole('button', { name: 'Go on' }).click();
  await expect(scan).toContainText('Complete: 130 matches in 170 of about 170 records of 2 topics');
  await expect(page.getByRole('button', { name: /Go on|Look for more/ })).toBeHidden();
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByRole('row').last()).toContainText('129');
});

test('a view is saved under a name, shared, followed from the search of everything, and deleted', async ({
  page,
  browser,
  cluster,
  names,
  unique,
  accessible,
}) => {
  const [orders] = names;
  const name = unique('Third order');
  const messages = new MessagesPage(page, cluster, orders);
  await messages.open('?key=order-2');
  await expect(messages.scan).toContainText('4 matches');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByLabel('Save this view as').fill(name);
  await accessible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`“${name}” is saved for everybody on this console.`)).toBeVisible();

  const colleague = await browser.newPage({ baseURL: new URL(page.url()).origin });
  await colleague.goto(`/clusters/${cluster}/topics`);
  await colleague.getByRole('button', { name: /Find anything/ }).click();
  await colleague.keyboard.type(name);
  await colleague.getByRole('option', { name: new RegExp(name) }).click();
  await expect(colleague).toHaveURL(new RegExp(`/topics/${orders}/messages\\?key=order-2$`));
  await colleague.close();

  await page.getByRole('button', { name: 'Saved views' }).click();
  await expect(page.getByRole('link', { name: `${orders}: key order-2` })).toBeVisible();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByText(`“${name}” is deleted.`)).toBeVisible();
  await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
});

test('a topic is counted when asked for, and its most frequent key leads to its messages', async ({
  page,
  cluster,
  names,
  accessible,
}) => {
  const [orders] = names;
  await page.goto(`/clusters/${cluster}/topics/${orders}/statistics`);
  await expect(page.getByText('Nothing is counted yet')).toBeVisible();
  await page.getByRole('button', { name: 'Count', exact: true }).click();
  await expect(page.getByText('Complete: every record of the range is counted.')).toBeVisible();
  await expect(page.locator('.facts')).toContainText('Records20');
  await expect(page.locator('.facts')).toContainText('Different keys5');
  const keys = page.getByRole('table', { name: 'Most frequent keys' });
  await expect(keys.getByRole('row')).toHaveCount(6);
  await accessible();
  await keys.getByRole('link', { name: 'order-0' }).click();
  await expect(page.locator('.scan')).toContainText('4 matches');
});
