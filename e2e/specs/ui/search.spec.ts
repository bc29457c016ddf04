import { expect } from '@playwright/test';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

const test = withPages.extend<{ name: string; messages: MessagesPage }>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('search');
    await kafka.createTopics([{ name, partitions: 1, configs: { 'retention.ms': '-1' } }]);
    const statuses = ['OK', 'FAILED', 'ok'];
    await kafka.produce(
      Array.from({ length: 30 }, (_, n) => ({
        topic: name,
        partition: 0,
        key: `order-${n}`,
        value: JSON.stringify({ n, status: statuses[n % 3], ...(n === 10 && { note: 'Straße' }) }),
      })),
    );
    await use(name);
    await kafka.deleteTopics([name]);
  },
  messages: async ({ page, cluster, name }, use) => use(new MessagesPage(page, cluster, name)),
});

test.use({ viewport: { width: 1440, height: 1200 } });

const down = (offsets: number[]) => offsets.sort((a, b) => b - a);
const every = (from: number) => down(Array.from({ length: 10 }, (_, index) => 3 * index + from));

test('a text is found, marked, and in the link that is passed on', async ({ page, messages }) => {
  await messages.open();
  await messages.expectOffsets(down(Array.from({ length: 30 }, (_, n) => n)));
  await page.keyboard.press('/');
  await page.keyboard.type('straße');
  await page.keyboard.press('Enter');
  await expect(messages.scan).toContainText('0 matches. Complete: all records from the beginning');
  await page.getByRole('button', { name: 'Where to look' }).click();
  await page.getByRole('switch', { name: 'Small and capital letters alike' }).click();
  await messages.expectOffsets([10]);
  await expect(messages.scan).toContainText('1 match. Complete: all records');
  await expect(messages.row(10).locator('mark')).toHaveText('Straße');
  await page.goto(page.url());
  await messages.expectOffsets([10]);
});

test('conditions are built from the fields that are seen, and write the expression', async ({ page, messages }) => {
  await messages.open();
  await expect(messages.row(29)).toBeVisible();
  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByLabel('Field').fill('value.st');
  await page.getByRole('option', { name: 'value.status' }).click();
  await page.getByLabel('Value', { exact: true }).fill('FAILED');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await messages.expectOffsets(every(1));
  await expect(page.getByLabel('Filter expression, CEL')).toHaveValue('value.status == "FAILED"');

  await page.getByRole('button', { name: 'Condition', exact: true }).click();
  await page.getByLabel('Field').fill('value.n');
  await page.getByRole('option', { name: 'value.n number' }).click();
  await page.getByRole('combobox', { name: 'Comparison' }).click();
  await page.getByRole('option', { name: '>', exact: true }).click();
  await page.getByLabel('Value', { exact: true }).fill('20');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await messages.expectOffsets([28, 25, 22]);
  await expect(page).toHaveURL(/filter=value.status/);

  await page.getByRole('button', { name: 'Remove condition value.status is "FAILED"' }).click();
  await messages.expectOffsets(down([21, 22, 23, 24, 25, 26, 27, 28, 29]));
});

test('an expression completes names, says where it is wrong, and is tried on the open record', async ({
  page,
  messages,
  guard,
}) => {
  guard.allow(/400 \(Bad Request\)/);
  await messages.open();
  await messages.row(28).click();
  await expect(messages.panel).toBeVisible();
  const editor = page.getByLabel('Filter expression, CEL');
  await editor.pressSequentially('value.sta');
  await expect(page.getByRole('option', { name: 'value.status' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(editor).toHaveValue('value.status');
  await editor.pressSequentially(' = "FAILED"');
  await expect(page.getByText('The filter can’t be used')).toBeVisible();
  await editor.fill('value.status == "FAILED"');
  await expect(page.getByText('True of the open record.')).toBeVisible();
  await editor.fill('value.status == "OK"');
  await expect(page.getByText('Not true of the open record.')).toBeVisible();
  await editor.fill('value.note != "x"');
  await expect(page.getByText('Can’t be told of the open record.')).toBeVisible();
  await editor.fill('value.note == "Straße"');
  await page.keyboard.press('Enter');
  await messages.expectOffsets([10]);
  await expect(page.getByText('The filter could not be told for')).toHaveCount(0);
});

test('records that a filter can not be told of are counted', async ({ page, messages, guard }) => {
  guard.allow(/400 \(Bad Request\)/);
  await messages.open(`?filter=${encodeURIComponent('value.note != "x"')}`);
  await messages.expectOffsets([10]);
  await expect(page.getByText('The filter could not be told for 29 records, which count as no match.')).toBeVisible();
  await messages.open(`?filter=${encodeURIComponent('value.n ==')}`);
  await expect(page.getByText('The query can’t be run.')).toBeVisible();
});

test('an exact key is looked for where its producer puts it', async ({ page, messages }) => {
  await messages.open('?key=order-7');
  await messages.expectOffsets([7]);
  await page.getByRole('button', { name: 'Exact key, isolation, formats' }).click();
  await page.getByRole('combobox', { name: 'Written by' }).click();
  await page.getByRole('option', { name: 'Java (murmur2)' }).click();
  await messages.expectOffsets([7]);
  await expect(page).toHaveURL(/keyPartitioner=murmur2/);
});
