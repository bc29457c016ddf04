import { expect } from '@playwright/test';
import type { NewRecord } from '../../../dev/java/records.ts';
import { kcat } from '../../fixtures/kcat.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

interface Topic {
  name: string;
  messages: MessagesPage;
}

/** A topic of two partitions for each test, and its page. */
const test = withPages.extend<Topic>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('messages');
    await kafka.createTopics([{ name, partitions: 2, configs: { 'retention.ms': '-1' } }]);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  messages: async ({ page, cluster, name }, use) => use(new MessagesPage(page, cluster, name)),
});

test.use({ timezoneId: 'UTC', viewport: { width: 1440, height: 1600 } });

const start = Date.UTC(2026, 5, 1, 10);

/** Records of partition 0, a second apart from 10:00:00 on. */
const counted = (topic: string, count: number, first = 0): NewRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    topic,
    partition: 0,
    timestamp: BigInt(start + (first + index) * 1000),
    key: `k${first + index}`,
    value: JSON.stringify({ n: first + index }),
  }));

const up = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const down = (from: number, to: number) => up(to, from).reverse();

test.describe('what is shown', () => {
  test('the newest first, and more until all were examined', async ({ page, name, messages, kafka }) => {
    await kafka.produce(counted(name, 50));
    await messages.open('?limit=20');
    await messages.expectOffsets(down(49, 30));
    await expect(messages.scan).toContainText('Showing the newest 20.');
    await expect(page.getByText('30 offsets of the range were not read.')).toBeVisible();

    await page.getByRole('button', { name: 'Go on from 2026-06-01 10:00:30' }).click();
    await messages.expectOffsets(down(49, 10));
    await page.getByRole('button', { name: 'Go on from 2026-06-01 10:00:10' }).click();
    await messages.expectOffsets(down(49, 0));
    await expect(messages.scan).toContainText('Complete: all records from the beginning to the end');
    await expect(messages.scan).toContainText('in 2 partitions were examined. Scanned 50 in 2 partitions');
  });

  test('the oldest first, from an offset, from a time, and between two times', async ({
    page,
    name,
    messages,
    kafka,
  }) => {
    await kafka.produce(counted(name, 50));
    await messages.open();
    await messages.expectOffsets(down(49, 0));

    await messages.start('Oldest');
    await messages.expectOffsets(up(0, 49));
    await expect(page).toHaveURL(/\?order=oldest$/);

    await messages.start('From offset');
    await page.getByLabel('First offset').fill('40');
    await page.keyboard.press('Enter');
    await messages.expectOffsets(up(40, 49));

    await messages.start('From time');
    await page.getByLabel('First time').fill('2026-06-01 10:00:45');
    await page.keyboard.press('Enter');
    await messages.expectOffsets(up(45, 49));

    await messages.start('Newest');
    await page.getByRole('button', { name: 'Everything' }).click();
    await page.getByLabel('From', { exact: true }).fill('2026-06-01 10:00:10');
    await page.getByLabel('To, not included').fill('2026-06-01 10:00:15');
    await page.getByRole('button', { name: 'Apply' }).click();
    await messages.expectOffsets(down(14, 10));

    await page.goBack();
    await messages.expectOffsets(down(49, 0));
  });

  test('only the chosen partitions, from a pasted link too', async ({ page, name, messages, kafka }) => {
    const records = counted(name, 6).map((record, index) => ({ ...record, partition: index % 2 }));
    await kafka.produce(records);
    await messages.open();
    await expect.poll(messages.rows).toHaveLength(6);
    await page.getByRole('button', { name: 'Partitions All 2' }).click();
    await page.getByRole('button', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect.poll(async () => (await messages.rows()).map((row) => row[3])).toEqual(['k5', 'k3', 'k1']);

    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await expect.poll(async () => (await messages.rows()).map((row) => row[3])).toEqual(['k5', 'k3', 'k1']);
  });

  test('says where a range without records lies and what the topic holds', async ({ name, messages, kafka, page }) => {
    await kafka.produce(counted(name, 5));
    await messages.open('?from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z');
    await expect(page.getByText('No records from 2026-06-02 00:00 to 2026-06-03 00:00')).toBeVisible();
    await expect(page.getByText('The topic holds offsets 0 to 4 in partition 0.')).toBeVisible();
    await page.getByRole('button', { name: 'Look at everything' }).click();
    await messages.expectOffsets(down(4, 0));
  });

  test('an offset outside the log is moved to its edge, and the page says so', async ({
    name,
    messages,
    kafka,
    page,
  }) => {
    await kafka.produce(counted(name, 5));
    await messages.open('?order=oldest&from=900&partitions=0');
    await expect(page.getByText('The asked offsets lie outside the log of 1 partition.')).toBeVisible();
  });

  test('what is wrong with a query is said by name', async ({ messages, page, guard }) => {
    guard.allow(/400/);
    await messages.open('?limit=many');
    await expect(page.getByRole('alert').filter({ hasText: 'can’t be run' })).toContainText('limit');
  });
});

test.describe('transactions', () => {
  test('show what is committed, and on request what is not', async ({ name, messages, kafka, page }) => {
    const written = (value: string) => [{ topic: name, partition: 0, value }];
    await kafka.produce(written('committed'), { transaction: { id: `${name}-a`, outcome: 'commit' } });
    await kafka.produce(written('aborted'), { transaction: { id: `${name}-b`, outcome: 'abort' } });
    await kafka.produce(written('open'), { transaction: { id: `${name}-c`, outcome: 'open' } });
    const values = async () => (await messages.rows()).map((row) => row[4]);

    await messages.open();
    await expect.poll(values).toEqual(['committed']);
    await expect(page.getByText(/of partition 0 waits for an open transaction/)).toBeVisible();

    await page.getByRole('button', { name: 'Read uncommitted' }).click();
    await expect.poll(values).toEqual(['open', 'aborted', 'committed']);
    await expect(page).toHaveURL(/isolation=read_uncommitted/);
    await kafka.endTransaction(`${name}-c`, 'abort');
  });
});

test.describe('one record', () => {
  test('is shown exactly: digits, repeated keys, order, headers, null and empty', async ({
    name,
    messages,
    kafka,
    page,
    accessible,
  }) => {
    const json = '{"id":9007199254740995,"amount":1249.90,"b":1,"a":{"名前":"東京 Zürich"},"b":2}';
    const headers: NewRecord['headers'] = [
      ['attempt', '1'],
      ['source', 'checkout'],
      ['attempt', '2'],
      ['tenant', ''],
      ['shadow-of', null],
      ['bytes', new Uint8Array([0, 255, 138])],
    ];
    await kafka.produce([{ topic: name, partition: 1, timestamp: BigInt(start), key: 'ключ', value: json, headers }], {
      compression: 'zstd',
    });
    await messages.open();
    await messages.row(0).click();
    expect(await messages.tree()).toEqual([
      'id: 9007199254740995',
      'amount: 1249.90',
      'b: 1',
      'a: {1}',
      '名前: "東京 Zürich"',
      'b: 2',
    ]);
    await expect(messages.section('Key')).toContainText('ключ');
    expect(await messages.headers()).toEqual([
      ['attempt', '1', '1st of 2'],
      ['source', 'checkout', ''],
      ['attempt', '2', '2nd of 2'],
      ['tenant', 'empty', '0 B'],
      ['shadow-of', 'null', ''],
      ['bytes', '00ff8a', 'hex, 3 B'],
    ]);
    await expect(messages.section('Metadata')).toContainText('2026-06-01 10:00:00.000 UTC set by the producer');
    await expect(messages.section('Metadata')).toContainText('zstd');
    await accessible();

    await messages.section('Value').getByRole('button', { name: 'Text' }).click();
    await expect(messages.section('Value').locator('pre')).toHaveText(json);
    await page.getByRole('button', { name: 'Close (Esc)' }).click();
    await expect(messages.panel).toBeHidden();
  });

  test('of bytes is shown byte for byte', async ({ name, messages, kafka, page }) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    await kafka.produce([{ topic: name, partition: 0, key: null, value: bytes }]);
    await messages.open('?view=hex');
    await messages.row(0).click();
    await expect
      .poll(() => messages.hex())
      .toBe([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
    await expect(messages.section('Key')).toContainText('null');
    await expect(page).toHaveURL(/at=0\.0/);
  });

  test('tells null values, empty values and empty keys apart', async ({ name, messages, kafka }) => {
    await kafka.produce([
      { topic: name, partition: 0, timestamp: 1n, key: 'k', value: null },
      { topic: name, partition: 0, timestamp: 2n, key: '', value: '' },
    ]);
    await messages.open('?order=oldest');
    const contents = async () => (await messages.rows()).map((row) => row.slice(3));
    await expect.poll(contents).toEqual([
      ['k', 'tombstone null'],
      ['empty', 'empty'],
    ]);
  });

  test('is text, whatever markup it holds', async ({ name, messages, kafka, page }) => {
    const hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const header = [[hostile, hostile]] as const;
    await kafka.produce([
      { topic: name, partition: 0, key: hostile, value: JSON.stringify({ [hostile]: hostile }), headers: header },
    ]);
    await messages.open();
    await messages.row(0).click();
    await expect(messages.section('Key')).toContainText(hostile);
    expect((await messages.headers())[0]?.slice(0, 2)).toEqual([hostile, hostile]);
    await messages.section('Value').getByRole('button', { name: 'Text' }).click();
    await page.goto(messages.permalink(0, 0));
    await expect(page.getByRole('region', { name: 'Key', exact: true })).toContainText(hostile);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  test('of several megabytes says that it is cut, and loads whole', async ({ name, messages, kafka, page }) => {
    const value = JSON.stringify({ text: 'x'.repeat(400_000), last: 9007199254740995n.toString() }).replace(
      /"(\d+)"/,
      '$1',
    );
    await kafka.produce([{ topic: name, partition: 0, value }], { compression: 'gzip' });
    await messages.open();
    await messages.row(0).click();
    const tree = messages.section('Value').getByRole('treeitem');
    await expect(tree.last()).toContainText('last: 9007199254740995');
    await expect(tree.first()).toContainText('398,000 more characters, see Text');
    await messages.section('Value').getByRole('button', { name: 'Text' }).click();
    await page.getByRole('button', { name: 'Show all' }).click();
    const shown = await messages.section('Value').locator('pre').textContent();
    expect(shown === value).toBe(true);
  });

  test('is walked to with the keyboard, and is in the URL', async ({ name, messages, kafka, page }) => {
    await kafka.produce(counted(name, 30));
    await messages.open();
    await messages.expectOffsets(down(29, 0));
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/at=0\.28$/);
    expect(await messages.tree()).toEqual(['n: 28']);
    await page.keyboard.press('j');
    await expect(page).toHaveURL(/at=0\.27$/);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expect(page).toHaveURL(/at=0\.29$/);
    await page.reload();
    expect(await messages.tree()).toEqual(['n: 29']);
    await page.keyboard.press('Escape');
    await expect(messages.panel).toBeHidden();
  });

  test('has a page of its own, and a missing one says what there is', async ({
    name,
    messages,
    kafka,
    page,
    guard,
    accessible,
  }) => {
    guard.allow(/404/);
    await kafka.produce(counted(name, 10));
    await page.goto(messages.permalink(0, 7));
    await expect(page.getByRole('treeitem')).toContainText('n: 7');
    await accessible();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByRole('menuitem')).toHaveText([
      'Copy value',
      'Copy as JSON',
      'Copy curl command',
      'Copy kcat command that reads it',
      'Copy kcat command that produces it',
    ]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Show among its neighbours' }).click();
    await messages.expectOffsets(up(7, 9));

    await page.goto(messages.permalink(0, 4711));
    await expect(page.getByText('No record at offset 4,711 of partition 0')).toBeVisible();
    await expect(page.getByText('The partition holds offsets 0 to 9 now.')).toBeVisible();
  });
});

test.describe('a live tail', () => {
  test('appends what is written, pauses, and goes on without a gap', async ({ name, messages, kafka, page }) => {
    await kafka.produce(counted(name, 3));
    await messages.open();
    await messages.expectOffsets(down(2, 0));
    await page.getByRole('button', { name: 'Live' }).click();
    await expect(page.getByText('Waiting for the next record.')).toBeVisible();

    await kcat(name, ['-p', '0', '-K', ':'], 'a:1\nb:2\n');
    await messages.expectOffsets([3, 4]);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(page.getByText('Paused.')).toBeVisible();
    await kcat(name, ['-p', '0', '-K', ':'], 'c:3\nd:4\n');
    await page.getByRole('button', { name: 'Go on' }).click();
    await messages.expectOffsets([3, 4, 5, 6]);

    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(messages.scan).toContainText('The tail was stopped.');
    await kcat(name, ['-p', '0', '-K', ':'], 'e:5\nf:6\n');
    await messages.scan.getByRole('button', { name: 'Go on' }).click();
    await messages.expectOffsets([3, 4, 5, 6, 7, 8]);
    await kcat(name, ['-p', '0', '-K', ':'], 'g:7\n');
    await messages.expectOffsets([3, 4, 5, 6, 7, 8, 9]);
  });

  test('counts what is new below while somebody reads further up', async ({ name, messages, kafka, page }) => {
    await messages.open('?order=oldest&to=live');
    await expect(page.getByText('Waiting for the next record.')).toBeVisible();
    await kafka.produce(counted(name, 200));
    await expect(messages.row(199)).toBeInViewport();
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, -3_000);
    await expect(messages.row(199)).not.toBeInViewport();
    await kafka.produce(counted(name, 5, 200));
    await page.getByRole('button', { name: '5 new' }).click();
    await expect(messages.row(204)).toBeInViewport();
  });
});

test('on a phone a record covers the list and gives it back', async ({ name, messages, kafka, page, accessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await kafka.produce(counted(name, 10));
  await messages.open();
  for (const offset of [9, 8, 7]) await expect(messages.row(offset)).toBeInViewport();
  const partitions = page.getByRole('button', { name: 'Partitions' });
  const unfold = page.getByRole('button', { name: 'More of the query' });
  await expect(partitions).toBeHidden();
  await unfold.click();
  await expect(partitions).toBeVisible();
  await accessible();
  await unfold.click();
  await expect(partitions).toBeHidden();
  await messages.row(9).click();
  const sheet = page.getByRole('dialog', { name: /offset 9$/ });
  await expect(sheet.getByRole('treeitem')).toContainText('n: 9');
  await accessible();
  await sheet.getByRole('button', { name: 'Close (Esc)' }).click();
  await expect(sheet).toBeHidden();
  await messages.expectOffsets(down(9, 0));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
