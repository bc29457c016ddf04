import { expect, type Locator, type Page } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { changesAt } from '../../fixtures/changes.ts';
import { isUp, type OwnConsole, withOwnConsole } from '../../fixtures/own-console.ts';
import { required } from '../../fixtures/required.ts';
import { seenTopics } from '../../fixtures/seen-topics.ts';
import { describedTopics, runTool } from '../../fixtures/tool-output.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { Plan } from '../../pages/plan.ts';

interface Guarded {
  /** Two views of the same brokers: `live` is production with protected topics, `archive` is read only. */
  own: OwnConsole;
  /** A topic that both have seen. */
  name: string;
}

const test = withPages
  .extend<object, Guarded>({
    own: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
      async ({}, use) => {
        const brokers = required('HIGHWATER_TEST_BROKERS');
        const live = { NAME: 'live', LABEL: 'Shop, Europe', ENVIRONMENT: 'production', PROTECTEDTOPICS: 'ledger-*' };
        const archive = { NAME: 'archive', LABEL: 'Shop archive', ENVIRONMENT: 'staging', READONLY: 'true' };
        const env = [live, archive].flatMap((settings, index) =>
          Object.entries({ ...settings, BOOTSTRAPSERVERS: brokers }).map(([key, value]) => [
            `KAFKA_CLUSTERS_${index}_${key}`,
            value,
          ]),
        );
        await withOwnConsole(Object.fromEntries(env), async (own) => {
          await isUp(own);
          await use(own);
        });
      },
      { scope: 'worker', timeout: 120_000 },
    ],
    name: [
      async ({ own, kafka, unique }, use) => {
        const name = unique('ledger');
        await kafka.createTopics([{ name, partitions: 2 }]);
        for (const cluster of ['live', 'archive']) await seenTopics(own.url, cluster, name);
        await use(name);
        await kafka.deleteTopics([name]);
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  })
  .extend({ baseURL: async ({ own }: Guarded, use: (url: string) => Promise<void>) => use(own.url) });

const readOnly = 'Shop archive is read only here: the console changes nothing on it.';

const colourOf = (element: Locator, property: string) =>
  element.evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property);

/** The same reason on a button that stays reachable. */
async function expectReason(page: Page, button: Locator, reason: string) {
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(async () => {
    await page.mouse.move(0, 0);
    await button.hover();
    await expect(page.locator('.bubble', { hasText: reason })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('production has its colour on every page and on the plan, and asks for the name before anything is done', async ({
  page,
  kafka,
  name,
  accessible,
}) => {
  await page.goto(`${routes.topics('live')}?search=${name}`);
  const tag = page.getByRole('complementary').getByText('PRODUCTION');
  const colour = await colourOf(tag, 'background-color');
  expect(await colourOf(page.locator('.shell'), 'border-top-color')).toBe(colour);

  const plan = new Plan(page);
  await plan.choose(name, 'Add partitions…');
  await plan.dialog(`Add partitions to ${name}`).getByLabel('Partitions in all').fill('3');
  await plan.review();
  const title = `Add 1 partition to ${name}`;
  const dialog = plan.dialog(title);
  const band = dialog.getByText('Production cluster Shop, Europe');
  expect(await colourOf(band, 'background-color')).toBe(colour);
  await dialog.getByRole('checkbox', { name: /protected by this console's configuration/ }).check();
  const word = dialog.getByLabel(`Type ${name} to confirm`);
  await word.fill(name.toUpperCase());
  await word.press('Enter');
  await expectReason(page, dialog.getByRole('button', { name: /^Add 1 partition/ }), `Type ${name} first`);
  await accessible();
  await word.fill(name);
  await plan.apply(title, 'Add 1 partition');
  const described = await runTool(kafka, 'org.apache.kafka.tools.TopicCommand', '--describe', '--topic', name);
  expect(describedTopics(described)[0]?.partitions).toHaveLength(3);
});

test('a protected topic asks for an extra yes besides its name', async ({ page, name }) => {
  await page.goto(routes.topicPartitions('live', name));
  const plan = new Plan(page);
  await plan.choose(name, 'Delete topic…');
  const dialog = plan.dialog(`Delete topic ${name}`);
  const button = dialog.getByRole('button', { name: /^Delete 1 topic/ });
  await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
  await expectReason(page, button, 'The box above has to be ticked first');
  await dialog.getByRole('checkbox', { name: /Change it all the same/ }).check();
  await expect(button).not.toHaveAttribute('aria-disabled');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});

test('a read-only cluster says so, and everything that would change it says why it can’t', async ({
  page,
  name,
  accessible,
}) => {
  await page.goto(`${routes.topics('archive')}?search=${name}`);
  await expect(page.getByRole('complementary').getByText('read only')).toBeVisible();
  await expectReason(page, page.getByRole('button', { name: 'Create topic…' }), readOnly);

  await page.goto(routes.topicPartitions('archive', name));
  await expectReason(page, page.getByRole('button', { name: 'Produce…' }), readOnly);
  const items = page.getByRole('menuitem');
  const actions = new Plan(page);
  await actions.press(page.getByRole('button', { name: `Actions on ${name}`, exact: true }), items.first());
  for (const item of await items.all()) {
    await expect(item).toHaveAttribute('aria-disabled', 'true');
    await expect(item).toContainText(readOnly);
  }
  await expect(page.locator('.menu').getByText(readOnly).first()).toBeVisible();
  await accessible();
  await page.keyboard.press('Escape');

  await page.goto(routes.topicConfiguration('archive', name));
  await expectReason(page, page.getByRole('button', { name: 'Edit retention.ms' }), readOnly);
});

test('the palette offers what can’t be done on a read-only cluster, with the reason', async ({ page, name }) => {
  await page.goto(routes.topicPartitions('archive', name));
  const input = page.getByRole('combobox', { name: 'Find anything' });
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type('delete topic');
  const option = page.getByRole('option', { name: /Delete topic…/ });
  await expect(option).toContainText(readOnly);
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(input).toBeFocused();
  await expect(page.getByRole('dialog', { name: `Delete topic ${name}` })).toBeHidden();
});

test('on a phone the plan fills the screen and its button is in reach', async ({ page, name, accessible }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(routes.topicPartitions('live', name));
  const plan = new Plan(page);
  await plan.choose(name, 'Delete topic…');
  const dialog = plan.dialog(`Delete topic ${name}`);
  await expect(dialog.getByText('Production cluster Shop, Europe')).toBeVisible();
  await accessible();
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await expect(dialog.getByRole('button', { name: /^Delete 1 topic/ })).toBeInViewport({ ratio: 1 });
});

test('a change made on production is undone only with its name again', async ({ page, own, name }) => {
  const changes = changesAt(own.url, 'live');
  const planned = await changes.plan({
    kind: 'alter-topic-configs',
    topic: name,
    configs: { 'retention.ms': '3600000' },
  });
  const { id } = await changes.apply(planned, { confirm: name, acknowledged: ['protected'] });
  await page.goto(routes.change('live', id));
  const dialog = page.getByRole('dialog', { name: `Change 1 setting of ${name}` });
  await new Plan(page).press(page.getByRole('button', { name: 'Undo…' }), dialog);
  await expect(dialog.getByText('Production cluster Shop, Europe')).toBeVisible();
  await expect(dialog.getByLabel(`Type ${name} to confirm`)).toBeVisible();
});
