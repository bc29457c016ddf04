import { expect } from '@playwright/test';
import { routes } from '../../../lib/routes.ts';
import { kcat, kcatRead } from '../../fixtures/kcat.ts';
import { test as withPages } from '../../fixtures/ui.ts';
import { MessagesPage } from '../../pages/messages-page.ts';
import { ProduceForm } from '../../pages/produce-form.ts';

interface Topic {
  name: string;
  messages: MessagesPage;
  form: ProduceForm;
}

/** A topic of two partitions for each test that takes small records only, and its page. */
const test = withPages.extend<Topic>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('produce');
    await kafka.createTopics([{ name, partitions: 2, configs: { 'retention.ms': '-1', 'max.message.bytes': '2000' } }]);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  messages: async ({ page, cluster, name }, use) => use(new MessagesPage(page, cluster, name)),
  form: async ({ page }, use) => use(new ProduceForm(page)),
});

test.use({ timezoneId: 'Europe/Berlin', viewport: { width: 1440, height: 1000 } });

async function openForm(messages: MessagesPage) {
  await messages.open();
  await messages.page.getByRole('button', { name: 'Produce…' }).click();
}

test('what is typed is what kcat reads, to the last digit and byte', async ({
  page,
  name,
  messages,
  form,
  accessible,
}) => {
  await openForm(messages);
  await expect(form.value).toBeFocused();
  await form.as('Key', 'Hex');
  await form.key.fill('00 FF fe');
  await form.value.fill('{"id":9007199254740993,"price":1.10,"id":null}');
  await form.addHeader('attempt', '1');
  await form.addHeader('attempt', '2');
  await form.addHeader('shadow-of', '', 'Null');
  await form.addHeader('empty', '');
  await form.field('Partition').fill('1');
  await form.field(/^Timestamp/).fill('2026-06-01 10:00:00.250');
  await form.choose('Compression', 'zstd');
  await accessible();
  await form.value.press('Control+Enter');

  await expect(form.answer).toContainText('Written. Partition 1, offset 0, 2026-06-01 10:00:00.250.');
  expect(await kcatRead(name)).toEqual([
    {
      partition: 1,
      offset: 0,
      timestamp: Date.UTC(2026, 5, 1, 8, 0, 0, 250),
      key: Buffer.from([0, 255, 254]),
      value: Buffer.from('{"id":9007199254740993,"price":1.10,"id":null}'),
      headers: 'attempt=1,attempt=2,shadow-of=NULL,empty=',
    },
  ]);

  // The form stays for the next one.
  await form.send();
  await expect(form.answer).toContainText('Partition 1, offset 1');
  await accessible();
  await form.answer.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/topics/${name}/messages/1/1$`));
  await expect(page.getByRole('article')).toContainText('attempt');
});

test('the list behind the form has what was written, and a form that was closed keeps what was typed', async ({
  page,
  messages,
  form,
}) => {
  await openForm(messages);
  await form.as('Value', 'Text');
  await form.value.fill('first');
  await form.send();
  await expect(form.answer).toContainText('Written.');
  await form.value.fill('not sent yet');
  await page.keyboard.press('Escape');
  await expect(form.root).toBeHidden();
  await expect.poll(async () => (await messages.rows()).map((row) => row[4])).toEqual(['first']);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('Produce');
  await page.getByRole('option', { name: 'Produce…' }).click();
  await expect(form.value).toHaveValue('not sent yet');
});

test('wrong JSON is told with its line and column while it is typed, and is not sent', async ({
  name,
  messages,
  form,
}) => {
  await openForm(messages);
  await form.value.fill('{\n  "a": 1,\n}');
  await expect(form.complaint(form.value)).toHaveText('Line 3, column 1: Unexpected "}".');
  await form.send();
  await expect(form.value).toBeFocused();
  await form.value.fill('{"a":[1.0,2e400]}');
  await form.root.getByRole('button', { name: 'Format' }).click();
  await expect(form.value).toHaveValue('{\n  "a": [\n    1.0,\n    2e400\n  ]\n}');
  await form.send();
  await expect(form.answer).toContainText('Written.');
  expect((await kcatRead(name)).map(({ value }) => value?.toString())).toEqual([
    '{\n  "a": [\n    1.0,\n    2e400\n  ]\n}',
  ]);
});

test('what the broker refuses is said at the field it is about, and nothing typed is lost', async ({
  guard,
  name,
  messages,
  form,
}) => {
  guard.allow(/status of 422/);
  await openForm(messages);
  await form.as('Key', 'Text');
  await form.key.fill('a key');
  await form.as('Value', 'Text');
  await form.value.fill('x'.repeat(3000));
  await form.send();
  await expect(form.complaint(form.value)).toContainText('allows 2000 (max.message.bytes)');
  await expect(form.root.getByRole('alert')).toContainText('Nothing was written.');
  await expect(form.key).toHaveValue('a key');
  await expect(form.value).toHaveValue('x'.repeat(3000));
  await form.value.fill('small');
  await expect(form.complaint(form.value)).toBeHidden();

  const timestamp = form.field(/^Timestamp/);
  await timestamp.fill('2100-01-01');
  await form.send();
  await expect(form.complaint(timestamp)).toContainText('message.timestamp.after.max.ms');
  await timestamp.fill('');
  await form.field('Partition').fill('2');
  await form.send();
  await expect(form.complaint(form.field('Partition'))).toHaveText('There is no partition 2; the last is 1.');
  expect(await kcatRead(name)).toEqual([]);
  await form.field('Partition').fill('');
  await form.send();
  await expect(form.answer).toContainText('Written.');
});

test('a record is produced again byte for byte, to its own partition', async ({ page, name, messages, form }) => {
  await kcat(
    name,
    ['-p', '1', '-K', '\t', '-H', 'source=checkout', '-H', 'attempt=1', '-H', 'attempt=2'],
    'k\té\x00\x01\n',
  );
  await kcat(name, ['-p', '1', '-Z', '-K', '\t'], 'gone\t\n');
  await messages.open('?at=1.0');
  await messages.panel.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Produce again…' }).click();
  await expect(form.root).toContainText('As the record at offset 0 of partition 1, byte for byte.');
  await form.send();
  await expect(form.answer).toContainText('Partition 1, offset 2');

  await page.goto(messages.permalink(1, 1));
  await page.getByRole('button', { name: 'Produce again…' }).click();
  await expect(form.root).toContainText('A tombstone');
  await form.send();
  await expect(form.answer).toContainText('Partition 1, offset 3');

  const [first, second, third, fourth] = (await kcatRead(name)).map(({ key, value, headers }) => ({
    key,
    value,
    headers,
  }));
  expect(third).toEqual(first);
  expect(fourth).toEqual(second);
  expect(second?.value).toBeNull();
});

test('bytes that are no text come as base64 and stay what they are', async ({
  guard,
  page,
  cluster,
  name,
  form,
  request,
}) => {
  void guard;
  const base64 = Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xc3]).toString('base64');
  const written = await request.post(`/api/clusters/${cluster}/topics/${name}/messages`, {
    data: {
      partition: 0,
      key: { base64: 'DQo=' },
      value: { base64 },
      headers: [{ keyBase64: '/w==', value: { base64: '/w==' } }],
    },
  });
  expect(written.status()).toBe(201);
  await page.goto(`/clusters/${cluster}/topics/${name}/messages?produce=0.0`);
  await expect(form.value).toHaveValue(base64);
  await form.as('Value', 'Text');
  await expect(form.root).toContainText('These bytes are no text that can be typed: they stay as base64.');
  await form.send();
  await expect(form.answer).toContainText('Partition 0, offset 1');
  const [first, second] = await kcatRead(name);
  expect(second).toEqual({ ...first, offset: 1, timestamp: second?.timestamp });
  expect(first?.value).toEqual(Buffer.from([0xff, 0x00, 0x0d, 0x0a, 0xc3]));
});

test('a tombstone is a null value under its key; the form opens from the list of topics too', async ({
  page,
  cluster,
  name,
  form,
}) => {
  await page.goto(`${routes.topics(cluster)}?search=${name}`);
  await page.getByRole('button', { name: `Actions on ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Produce…' }).click();
  await form.as('Key', 'Text');
  await form.key.fill('order-1');
  await form.as('Value', 'Null');
  await form.send();
  await expect(form.answer).toContainText('Written.');
  expect(await kcatRead(name)).toMatchObject([{ key: Buffer.from('order-1'), value: null }]);
});

test('lines are a batch: how many is shown before, where each is after, and a wrong line is named', async ({
  name,
  messages,
  form,
  accessible,
}) => {
  await openForm(messages);
  await form.value.fill('{"n":1}\n\n{"n":2\n{"n":3}');
  await form.root.getByRole('switch', { name: 'Every line is a record' }).click();
  await expect(form.root).toContainText('3 records in one batch');
  await expect(form.complaint(form.value)).toHaveText('Line 3, column 7: The text ends too early.');
  await form.value.fill('{"n":1}\n\n{"n":2}\n{"n":3}');
  await form.field('Partition').fill('0');
  await form.root.getByRole('button', { name: 'Produce 3 records' }).click();
  await expect(form.answer).toContainText('3 records written.');
  await expect(form.answer.getByRole('link')).toHaveText([0, 1, 2].map((offset) => `Partition 0, offset ${offset}`));
  await accessible();
  expect((await kcatRead(name)).map(({ value }) => value?.toString())).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);

  await form.choose('Key', 'in each line, before a colon');
  await form.value.fill('a:{"n":4}\nb:{"n":5}');
  await form.send();
  await expect(form.answer).toContainText('2 records written.');
  const keyed = (await kcatRead(name)).slice(3).map(({ key, value }) => [key?.toString(), value?.toString()]);
  expect(keyed).toEqual([
    ['a', '{"n":4}'],
    ['b', '{"n":5}'],
  ]);
});
