import { expect, type Page } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { test } from '../../fixtures/ui.ts';

let prefix: string;

test.beforeAll(async ({ kafka, unique }) => {
  prefix = unique('found');
  const topics = Array.from({ length: 8 }, (_, index) => ({ name: `${prefix}-${index}`, partitions: 1 }));
  await kafka.createTopics(topics);
});

test.afterAll(({ kafka }) => kafka.deleteTopics(Array.from({ length: 8 }, (_, index) => `${prefix}-${index}`)));

const input = (page: Page) => page.getByRole('combobox', { name: 'Find anything' });
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

/** The page listens once it is alive; until then nothing hears the keys. */
async function openPalette(page: Page) {
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(input(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

test('a topic is reached by a part of its name, and is a recent place from then on', async ({
  page,
  cluster,
  accessible,
}) => {
  await page.goto(routes.brokers(cluster));
  await openPalette(page);
  await page.keyboard.type(`${prefix}-7`);
  await expect(option(page, `${prefix}-7`)).toHaveAttribute('data-highlighted');
  await accessible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/topics/${prefix}-7`));
  await expect(page.getByRole('heading', { name: `${prefix}-7` })).toBeVisible();

  await page.goto(routes.groups(cluster));
  await openPalette(page);
  await expect(page.getByRole('group', { name: 'Recent' }).getByRole('option').first()).toHaveText(`${prefix}-7`);
  await page.keyboard.press('Escape');
  await expect(input(page)).toBeHidden();
});
