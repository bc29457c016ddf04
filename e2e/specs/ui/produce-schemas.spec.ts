import { expect } from '@playwright/test';
import { expectedDigits, protoFile, vectors } from '../../../server/serde/testing/vectors.ts';
import { kcatRead } from '../../fixtures/kcat.ts';
import { test as withRegistry } from '../../fixtures/registry.ts';
import { MessagesPage } from '../../pages/messages-page.ts';
import { ProduceForm } from '../../pages/produce-form.ts';

interface Topic {
  name: string;
  form: ProduceForm;
  open: (search?: string) => Promise<void>;
}

const test = withRegistry.extend<Topic>({
  name: async ({ kafka, unique }, use) => {
    const name = unique('by-schema');
    await kafka.createTopics([{ name, partitions: 1, configs: { 'retention.ms': '-1' } }]);
    await use(name);
    await kafka.deleteTopics([name]);
  },
  form: async ({ page }, use) => use(new ProduceForm(page)),
  open: async ({ page, cluster, name }, use) => {
    const messages = new MessagesPage(page, cluster, name);
    await use((search = '?produce=new') => messages.open(search));
  },
});

test.use({ viewport: { width: 1440, height: 1000 } });

/** What a reference client wrote, with the id that this registry gave to its schema. */
function referenceBytes(name: string, id: number): Buffer {
  const bytes = Buffer.from(recordNamed(name).hex, 'hex');
  bytes.writeInt32BE(id, 1);
  return bytes;
}

function recordNamed(name: string) {
  const found = vectors.records.find((record) => record.name === name);
  if (!found) throw new Error(`There is no reference record ${name}`);
  return found;
}

/** What the reference client reads from it. */
const meaning = (name: string) => JSON.stringify(expectedDigits(recordNamed(name).expected));

const valuesOf = async (topic: string) => (await kcatRead(topic)).map(({ value }) => value);

test('Avro is written as a reference client writes it, by the topic’s own subject and what it refers to', async ({
  guard,
  name,
  form,
  open,
  registered,
  accessible,
}) => {
  guard.allow(/status of 400/);
  const { schema, references } = vectors.schemas[7] ?? { schema: '', references: [] };
  for (const each of references) await registered(each.subject, { schema: each.schema });
  const named = references.map(({ name, subject }) => ({ name, subject, version: 1 }));
  const id = await registered(`${name}-value`, { schema, references: named });
  await open();
  await form.as('Value', 'Schema');
  await expect(form.subject('Value')).toHaveValue(`${name}-value`);
  await expect(form.value).toHaveValue(/"home"/);
  await form.root.getByRole('button', { name: 'The schema’s text' }).click();
  await expect(form.root.getByRole('region', { name: 'The schema’s text' })).toContainText('"Person"');
  await accessible();
  await form.send();
  await expect(form.answer).toContainText('Written.');

  await form.value.fill('{"home":{"city":1},"work":null}');
  await form.send();
  await expect(form.complaint(form.value)).toContainText('Line 1, column 17: home.city must be');
  await expect(form.value).toHaveValue('{"home":{"city":1},"work":null}');
  await form.value.fill(meaning('Avro with a reference'));
  await form.send();
  await expect(form.answer).toContainText('offset 1');

  const [example, record] = await valuesOf(name);
  expect(example?.subarray(0, 5)).toEqual(referenceBytes('Avro with a reference', id).subarray(0, 5));
  expect(record).toEqual(referenceBytes('Avro with a reference', id));
});

test('Protobuf is written as a reference client writes it, also of a message inside another', async ({
  page,
  name,
  form,
  open,
  registered,
}) => {
  const subject = `shop-${name}.proto`;
  await registered('money.proto', { schema: protoFile('money.proto'), schemaType: 'PROTOBUF' });
  const references = [{ name: 'money.proto', subject: 'money.proto', version: 1 }];
  const id = await registered(subject, { schema: protoFile('shop.proto'), schemaType: 'PROTOBUF', references });
  await open();
  await form.as('Value', 'Schema');
  await form.subject('Value').fill(subject.slice(0, -3));
  await page.getByRole('option', { name: subject }).click();
  await form.choose('Message', 'shop.Customer.Address');
  await form.value.fill(meaning('Protobuf of a nested message'));
  await form.send();
  await expect(form.answer).toContainText('offset 0');
  await form.choose('Message', 'shop.Customer');
  await form.value.fill(meaning('Protobuf of the first message'));
  await form.send();
  await expect(form.answer).toContainText('offset 1');
  expect(await valuesOf(name)).toEqual([
    referenceBytes('Protobuf of a nested message', id),
    referenceBytes('Protobuf of the first message', id),
  ]);
});

test('JSON by a schema keeps every digit that was typed, and a key has a schema too', async ({
  name,
  form,
  open,
  registered,
}) => {
  const { schema } = vectors.schemas[8] ?? { schema: '' };
  const id = await registered(`${name}-value`, { schema, schemaType: 'JSON' });
  const keyId = await registered(`${name}-key`, { schema: '"long"' });
  await open();
  await form.as('Key', 'Schema');
  await expect(form.key).not.toHaveValue('');
  await form.key.fill('-1');
  await form.as('Value', 'Schema');
  await expect(form.value).not.toHaveValue('');
  const bytes = referenceBytes('JSON Schema', id);
  await form.value.fill(bytes.subarray(5).toString());
  await form.send();
  await expect(form.answer).toContainText('Written.');
  const [record] = await kcatRead(name);
  expect(record).toMatchObject({ key: referenceBytes('Avro of a plain long', keyId), value: bytes });
});

test('a record is produced again byte for byte, and edited by the schema that it was written with', async ({
  kafka,
  name,
  form,
  open,
  registered,
}) => {
  const old = { type: 'record', name: 'Count', fields: [{ name: 'n', type: 'long' }] };
  const later = { ...old, fields: [...old.fields, { name: 'unit', type: 'string', default: '' }] };
  const id = await registered(`${name}-value`, { schema: JSON.stringify(old) });
  await registered(`${name}-value`, { schema: JSON.stringify(later) });
  // 3 in two bytes, as no encoder would have it.
  const odd = Buffer.from([0, 0, 0, 0, 0, 0x86, 0x00]);
  odd.writeInt32BE(id, 1);
  await kafka.produce([{ topic: name, value: odd }]);
  await open('?produce=0.0');
  await expect(form.value).toHaveValue('{\n  "n": 3\n}');
  await form.send();
  await expect(form.answer).toContainText('offset 1');
  await form.value.fill('{"n":9007199254740993}');
  await form.send();
  await expect(form.answer).toContainText('offset 2');
  const edited = Buffer.from('00000000008280808080808020', 'hex');
  edited.writeInt32BE(id, 1);
  expect(await valuesOf(name)).toEqual([odd, odd, edited]);
});

test('a registry that does not answer is said, other formats go on, and it is there again by itself', async ({
  guard,
  page,
  name,
  form,
  open,
  registry,
  registered,
}) => {
  guard.allow(/status of 503/);
  await registered(`${name}-value`, { schema: '"long"' });
  registry.pause();
  try {
    await open();
    await form.as('Value', 'Schema');
    await expect(form.root.getByRole('status')).toContainText('The schema registry does not answer.');
    await form.value.fill('5');
    await form.as('Value', 'Text');
    await form.send();
    await expect(form.answer).toContainText('offset 0');
  } finally {
    registry.resume();
  }
  await form.as('Value', 'Schema');
  await expect(form.root.getByText('The schema registry does not answer.')).toBeHidden();
  await form.subject('Value').fill(name);
  await page.getByRole('option', { name: `${name}-value` }).click();
  await expect(form.root.getByText(/^Avro schema \d+/)).toBeVisible();
  await form.send();
  await expect(form.answer).toContainText('offset 1');
  const [, record] = await valuesOf(name);
  expect(record?.subarray(5)).toEqual(Buffer.of(10));
});
