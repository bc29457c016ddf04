import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

const test = withPages.extend<{ name: string; messages: MessagesPage }>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('records');
    await kafka.createTopics([{ name, partitions: 1, configs: { 'retention.ms': '-1' } }]);
    await kafka.produce([
      {
        topic: name,
        partition: 0,
        key: '{"id":"k0"}',
        value: '{"customer":{"id":9007199254740993},"total":12.50,"note":null}',
        headers: [['x-id', 'a']],
      },
      {
        topic: name,
        partition: 0,
        key: 'k1',
        value: '{"total":12.5,"note":"it\'s","customer":{"id":9007199254740992}}',
      },
      { topic: name, partition: 0, key: 'k2', value: 'no JSON\nat all' },
    ]);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  messages: async ({ page, cluster, name }, use) => use(new MessagesPage(page, cluster, name)),
});

test.use({ viewport: { width: 1440, height: 1000 } });

const oldest = '?order=oldest';
const sh = promisify(exec);

test('columns of fields keep their digits, and are in the link that is passed on', async ({
  page,
  messages,
  accessible,
}) => {
  await messages.open(`${oldest}&columns=value.customer.id,value.total,value.note,headers.x-id,key.id`);
  const fields = async () => (await messages.rows()).map((row) => row.slice(3));
  await expect.poll(fields).toEqual([
    ['9007199254740993', '12.50', 'null', 'a', 'k0'],
    ['9007199254740992', '12.5', "it's", '', ''],
    ['', '', '', '', ''],
  ]);
  await accessible();

  await page.getByRole('button', { name: 'customer.id' }).click();
  await page.getByRole('menuitem', { name: 'Move to the right' }).click();
  await page.getByRole('button', { name: 'key.id' }).click();
  await page.getByRole('menuitem', { name: 'Remove the column' }).click();
  await page.getByRole('button', { name: 'Add a column' }).click();
  await page.getByLabel('Field').fill('size');
  await page.getByRole('option', { name: 'size' }).click();
  await page.goto(page.url());
  await expect.poll(async () => (await fields())[1]?.slice(0, 4)).toEqual(['12.5', '9007199254740992', "it's", '']);
  expect(new URL(page.url()).searchParams.get('columns')).toBe(
    'value.total,value.customer.id,value.note,headers["x-id"],size',
  );
});

test('a value of the tree becomes a column and a filter', async ({ page, messages }) => {
  await messages.open(`${oldest}&at=0.0`);
  const line = messages.section('Value').getByRole('treeitem', { name: 'id:' });
  await line.hover();
  await line.getByRole('button', { name: 'Add as column' }).click();
  await expect(page).toHaveURL(/columns=key%2Cvalue\.customer\.id%2Cvalue/);
  await line.getByRole('button', { name: 'Filter by this value' }).click();
  await messages.expectOffsets([0]);
  await expect(page.getByLabel('Filter expression, CEL')).toHaveValue('value.customer.id == 9007199254740993');
});

test('two records are compared field by field, others by lines', async ({ page, messages, accessible }) => {
  await messages.open(oldest);
  const box = (offset: number) => page.getByRole('checkbox', { name: `Select partition 0 offset ${offset}` });
  const selection = page.getByRole('toolbar', { name: 'Selection' });
  await box(0).check();
  await expect(selection.getByRole('button', { name: 'Diff' })).toHaveAttribute('aria-disabled', 'true');
  await box(1).check();
  await selection.getByRole('button', { name: 'Diff' }).click();
  const panel = page.getByRole('complementary', { name: 'Difference of 0.0 and 0.1' });
  const value = panel.getByRole('region', { name: 'Value' });
  await expect(value).toContainText('3 of 3 fields differ');
  await expect(value.locator('.field-change').first()).toHaveText(
    /value\.customer\.id−first: 9007199254740993\+second: 9007199254740992/,
  );
  await accessible();

  await messages.open(`${oldest}&diff=0.0,0.2`);
  const second = page.getByRole('complementary', { name: 'Difference of 0.0 and 0.2' });
  await expect(second.getByRole('region', { name: 'Value' })).toContainText('no JSON');
  await page.keyboard.press('Escape');
  await expect(second).toBeHidden();
});

test('a record is copied as commands that read it and produce it again', async ({ page, messages, name }) => {
  // The page may write to the clipboard, and nothing may read it.
  await page.addInitScript(() => {
    navigator.clipboard.writeText = async (text) => document.documentElement.setAttribute('data-copied', text);
  });
  await messages.open(oldest);
  const copied = async (offset: number, item: string) => {
    await messages.row(offset).locator('td').nth(4).click();
    await expect(messages.panel).toHaveAccessibleName(new RegExp(`offset ${offset}$`));
    await messages.panel.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await expect(page.locator('html[data-copied]')).toHaveCount(1);
    return page.evaluate(() => {
      const { copied = '' } = document.documentElement.dataset;
      delete document.documentElement.dataset.copied;
      return copied;
    });
  };
  const shown = JSON.parse((await sh(await copied(1, 'Copy kcat command that reads it'))).stdout);
  expect([shown.offset, shown.key]).toEqual([1, 'k1']);
  for (const offset of [0, 1, 2]) await sh(await copied(offset, 'Copy kcat command that produces it'));
  const records = await kcatRead(name);
  const content = records.map(({ key, value, headers }) => [String(key), String(value), headers]);
  expect(content.slice(3)).toEqual(content.slice(0, 3));
});

test('all records of a query go out as a file, not only those that are shown', async ({ page, messages }) => {
  await messages.open(`${oldest}&limit=1&filter=${encodeURIComponent('value.total > 1.0')}`);
  await messages.expectOffsets([0]);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^records-.*\.csv$/);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('9007199254740993');
});
