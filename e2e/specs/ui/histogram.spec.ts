import { expect } from '@playwright/test';
import type { NewRecord } from '../../../dev/java/records.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';

interface Topic {
  name: string;
  messages: MessagesPage;
}

/** A topic of two partitions for each test, with 50 records in the first, a second apart from 10:00:00 on. */
const test = withPages.extend<Topic>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('histogram');
    await kafka.createTopics([{ name, partitions: 2, configs: { 'retention.ms': '-1' } }]);
    await kafka.produce(
      Array.from(
        { length: 50 },
        (_, index): NewRecord => ({
          ...{ topic: name, partition: 0, key: null, value: `v${index}` },
          timestamp: BigInt(Date.UTC(2026, 5, 1, 10) + index * 1000),
        }),
      ),
    );
    await use(name);
    await kafka.deleteTopics([name]);
  },
  messages: async ({ page, cluster, name }, use) => use(new MessagesPage(page, cluster, name)),
});

test.use({ timezoneId: 'UTC', viewport: { width: 1440, height: 1600 } });

const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

test('a range is chosen with the keys of the histogram, and the list follows', async ({
  page,
  messages,
  accessible,
}) => {
  await messages.open();
  await expect(page.getByText('Offsets per 2 s by record time')).toBeVisible();
  await accessible();

  const [from, to] = [
    page.getByRole('slider', { name: 'Begin of the range' }),
    page.getByRole('slider', { name: 'End of the range' }),
  ];
  await from.focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect(from).toHaveAttribute('aria-valuetext', '2026-06-01 10:00:10');
  await to.focus();
  await page.keyboard.press('PageDown');
  await expect(to).toHaveAttribute('aria-valuetext', '2026-06-01 10:00:30');
  await expect(page.locator('.histo .tip')).toContainText('2026-06-01 10:00:10 → 10:00:30 · 20 offsets, 20 shown');
  await page.keyboard.press('Enter');

  await messages.expectOffsets(down(29, 10));
  await expect(page).toHaveURL(/from=2026-06-01T10%3A00%3A10\.000Z&to=2026-06-01T10%3A00%3A30\.000Z/);
  await expect(page.getByText('Offsets per 1 s by record time')).toBeVisible();

  await page.goBack();
  await messages.expectOffsets(down(49, 0));
});

test('a range is dragged; Escape lets go of it', async ({ page, messages }) => {
  await messages.open();
  const plot = page.locator('.histo .drag');
  await expect(page.getByText('Offsets per 2 s by record time')).toBeVisible();
  const box = await plot.boundingBox();
  if (!box) throw new Error('The histogram is not on the page.');
  const drag = async (first: number, last: number) => {
    await page.mouse.move(box.x + box.width * first, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * last, box.y + 40, { steps: 5 });
    await page.mouse.up();
  };
  await drag(0.2, 0.5);
  await expect(page.locator('.histo .brush')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.histo .brush')).toHaveCount(0);

  await drag(0.99, 0.95);
  await page.getByRole('button', { name: /^Show only these/ }).click();
  await messages.expectOffsets([49, 48, 47, 46]);
  // Up to the end, as before: what is written later belongs to it.
  await expect(page).toHaveURL(/\?from=2026-06-01T10%3A00%3A46\.000Z$/);
});

test('the histogram counts the chosen partitions, and says when there are too many', async ({
  page,
  cluster,
  messages,
  kafka,
  unique,
}) => {
  await messages.open('?partitions=1');
  await expect(page.locator('.histogram')).toContainText('There are none in this range.');

  const name = unique('histogram-wide');
  await kafka.createTopics([{ name, partitions: 13, configs: { 'retention.ms': '-1' } }]);
  const wide = new MessagesPage(page, cluster, name);
  await wide.open('?to=2026-06-02T00:00:00Z');
  await expect(page.locator('.histogram')).toContainText(
    'Not available. Offsets are looked up by time for at most 12 partitions, and this range has 13.',
  );
  await wide.open('?to=2026-06-02T00:00:00Z&partitions=0-11');
  await expect(page.locator('.histogram')).toContainText('There are none in this range.');
  await kafka.deleteTopics([name]);
});

test('a key that lies in one partition is counted there alone', async ({ page, messages }) => {
  const asked = page.waitForRequest((request) => request.url().includes('/histogram?'));
  await messages.open('?key=nobody&keyPartitioner=crc32');
  const counted = new URL((await asked).url()).searchParams.get('partitions');
  await expect(messages.scan).toContainText('in 1 partition');
  expect(['0', '1']).toContain(counted);
});
