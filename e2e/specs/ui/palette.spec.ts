import { expect, type Page } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { required } from '../../fixtures/required.ts';
import { seenTopics } from '../../fixtures/seen-topics.ts';
import { test } from '../../fixtures/ui.ts';

let prefix: string;
let names: string[];

test.beforeAll(async ({ kafka, cluster, unique }) => {
  prefix = unique('found');
  names = Array.from({ length: 8 }, (_, index) => `${prefix}-${index}`);
  await kafka.createTopics(names.map((name) => ({ name, partitions: 1 })));
  await seenTopics(required('HIGHWATER_TEST_URL'), cluster, prefix, names.length);
});

test.afterAll(({ kafka }) => kafka.deleteTopics(names));

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

test('Enter pressed while it still searches takes the best once that is found', async ({ page, cluster }) => {
  await page.goto(routes.brokers(cluster));
  const pressed = Promise.withResolvers<void>();
  await page.route(/\/topics\?.*search=/, async (route) => {
    await pressed.promise;
    await route.continue();
  });
  await openPalette(page);
  await page.keyboard.type(`${prefix}-3`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(routes.brokers(cluster));
  pressed.resolve();
  await expect(page).toHaveURL(new RegExp(`/topics/${prefix}-3`));
});

test('what does not fit is one step away, and nothing found is said', async ({ page, cluster }) => {
  await page.goto(routes.cluster(cluster));
  await openPalette(page);
  await page.keyboard.type(prefix);
  await option(page, `All 8 topics with “${prefix}”`).click();
  await expect(page).toHaveURL(new RegExp(`/topics\\?search=${prefix}`));
  await openPalette(page);
  await page.keyboard.type('nothing-has-this-name');
  await expect(page.getByText('Nothing has “nothing-has-this-name” in its name.')).toBeVisible();
});

test('what can be done on the page is done from the keyboard; what can’t says why', async ({ page, cluster }) => {
  await page.goto(routes.topic(cluster, `${prefix}-0`));
  await openPalette(page);
  await page.keyboard.type('delete topic');
  await expect(option(page, /Delete topic…/)).toHaveAttribute('data-highlighted');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByLabel(`Type ${prefix}-0 to confirm`)).toBeVisible();
  // One dialog at a time: the plan keeps the keys for itself.
  await page.keyboard.press('Control+k');
  await expect(input(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('? lists the keys, and they do what it says', async ({ page, cluster, accessible }) => {
  await page.goto(routes.topics(cluster));
  await expect(page.getByRole('table', { name: 'Topics' }).locator('[data-row-link]').first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await accessible();
  await page.keyboard.press('Control+k');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('it opens from its button and fits', async ({ page, cluster, accessible }) => {
    await page.goto(routes.topics(cluster));
    await page.getByRole('button', { name: 'Find anything' }).click();
    await expect(input(page)).toBeFocused();
    await accessible();
    const box = await page.getByRole('dialog').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    await page.getByRole('button', { name: 'All keys' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  });
});
