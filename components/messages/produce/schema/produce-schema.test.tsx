import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from '../../testing/mount.tsx';
import { type Draft, emptyDraft } from '../draft.ts';
import { draftOf } from '../payload-draft.ts';
import { ProduceForm } from '../produce-form.tsx';

afterEach(() => vi.unstubAllGlobals());

const reply = (status: number, body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status }));

const schema = {
  serde: 'avro',
  schemaId: 7,
  subject: 'orders-value',
  version: 3,
  versions: [1, 3],
  schema: '{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}',
  references: [],
  messages: [],
  message: null,
  example: '{\n  "id": 0\n}',
  problem: null,
};
const proto = { ...schema, serde: 'protobuf', schemaId: 9, subject: 'parcels', version: 1, versions: [1] };
const messages = ['shop.Parcel', 'shop.Place'];
const down = { error: { code: 'REGISTRY_UNREACHABLE', message: 'The subjects could not be listed: no answer.' } };

const downWith = (meaning: string) =>
  `The schema registry does not answer. ${down.error.message} ${meaning} It is asked again every few seconds.`;

interface Registry {
  configured?: boolean;
  down?: boolean;
  suggested?: { key: string | null; value: string | null };
}

/** A console with a registry, whose answers to what is written come one after the other. */
function answering(registry: Registry, ...answers: [number, unknown][]): string[] {
  const sent: string[] = [];
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    const url = new URL(path, 'http://console');
    if (init?.method === 'POST') {
      sent.push(String(init.body));
      return reply(...(answers.shift() ?? [201, { partition: 0, offset: '7', timestamp: '0' }]));
    }
    const { configured = true, suggested = { key: null, value: 'orders-value' } } = registry;
    if (registry.down && /subjects|schemas/.test(url.pathname)) return reply(503, down);
    if (url.pathname.endsWith('/subjects')) {
      const names = configured ? ['orders-value', 'parcels'] : [];
      const items = names.filter((name) => name.includes(url.searchParams.get('search') ?? ''));
      return reply(200, { configured, items: items.map((subject) => ({ subject })), total: items.length, suggested });
    }
    if (!url.pathname.endsWith('/schemas/example')) return new Promise(() => {});
    if (url.searchParams.get('subject') !== 'parcels') return reply(200, schema);
    const message = url.searchParams.get('message') ?? 'shop.Parcel';
    return reply(200, { ...proto, messages, message, example: `{"of":"${message}"}` });
  });
  return sent;
}

function Form({ initial = {} }: { initial?: Partial<Draft> }) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ...initial });
  return <ProduceForm cluster="c" topic="orders" draft={draft} from={null} onDraft={setDraft} onWritten={() => {}} />;
}

const value = page.getByRole('region', { name: 'Value' });
const editor = value.getByRole('textbox', { name: 'Value', exact: true });
const subject = value.getByRole('combobox', { name: 'Subject of the value’s schema' });
const as = (form: string) => value.getByRole('button', { name: form, exact: true });
const choose = async (label: string, option: string) => {
  await value.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};
const send = () => page.getByRole('button', { name: /^Produce/ }).click();
const written = () => expect.element(page.getByText('Written.', { exact: true })).toBeVisible();

it('a cluster without a registry offers no schema', async () => {
  answering({ configured: false });
  await mount(<Form />);
  await expect.element(as('JSON')).toBeVisible();
  expect(as('Schema').elements()).toEqual([]);
});

it('the topic’s own subject is there at once, with an example that can be sent', async () => {
  const sent = answering({});
  await mount(<Form />);
  await expect
    .element(editor)
    .toHaveAccessibleDescription('The registry has orders-value: choose Schema to write by it.');
  await as('Schema').click();
  await expect.element(subject).toHaveValue('orders-value');
  await expect.element(editor).toHaveValue('{\n  "id": 0\n}');
  await expect.element(value.getByText('Avro schema 7')).toBeVisible();
  await send();
  await written();
  expect(sent).toEqual([expect.stringContaining('{"serde":"avro","subject":"orders-value","json":{\n  "id": 0\n}}')]);
});

it('every digit that was typed is sent', async () => {
  const sent = answering({});
  await mount(<Form />);
  await as('Schema').click();
  await expect.element(editor).toHaveValue('{\n  "id": 0\n}');
  await editor.fill('{"id":9007199254740993}');
  await choose('Version of the value’s schema', 'v1');
  await expect.element(editor).toHaveValue('{"id":9007199254740993}');
  await send();
  await written();
  expect(sent[0]).toContain('"version":1,"json":{"id":9007199254740993}}');
});

it('what was typed is replaced by an example only on request, and comes back', async () => {
  answering({});
  await mount(<Form initial={{ value: { form: 'json', text: '{"mine":1}' } }} />);
  await as('Schema').click();
  await value.getByRole('button', { name: 'Fill in an example' }).click();
  await expect.element(editor).toHaveValue('{\n  "id": 0\n}');
  await value.getByRole('button', { name: 'Back to what was typed' }).click();
  await expect.element(editor).toHaveValue('{"mine":1}');
});

it('another subject brings its own example; of Protobuf the message is chosen', async () => {
  const sent = answering({});
  await mount(<Form />);
  await as('Schema').click();
  await expect.element(editor).toHaveValue('{\n  "id": 0\n}');
  await subject.fill('parc');
  await page.getByRole('option', { name: 'parcels' }).click();
  await expect.element(editor).toHaveValue('{"of":"shop.Parcel"}');
  await choose('Message', 'shop.Place');
  await expect.element(editor).toHaveValue('{"of":"shop.Place"}');
  await send();
  await written();
  expect(sent[0]).toContain(
    '{"serde":"protobuf","subject":"parcels","message":"shop.Place","json":{"of":"shop.Place"}}',
  );
});

it('a subject that the registry does not have is said at its field, and nothing is sent', async () => {
  const sent = answering({});
  await mount(<Form />);
  await as('Schema').click();
  await subject.fill('nothing');
  await expect.element(subject).toHaveAccessibleDescription('The registry has no subject nothing.');
  await userEvent.keyboard('{Tab}');
  await editor.fill('{}');
  await send();
  await expect.element(subject).toHaveFocus();
  expect(sent).toEqual([]);
});

it('what does not fit the schema is said with its place, and the input stays', async () => {
  const fields = [{ in: 'body', field: 'value', problem: 'lines[1].count must be a whole number, not "x"' }];
  const message = 'The field `value` does not fit its schema: lines[1].count must be a whole number, not "x".';
  const sent = answering({}, [400, { error: { code: 'BAD_REQUEST', message, details: { fields } } }]);
  await mount(<Form />);
  await as('Schema').click();
  await editor.fill('{"lines":[\n{"count":1},\n{"count":"x"}]}');
  await send();
  await expect
    .element(editor)
    .toHaveAccessibleDescription('Line 3, column 10: lines[1].count must be a whole number, not "x".');
  await expect.element(editor).toHaveFocus();
  await expect.element(editor).toHaveValue('{"lines":[\n{"count":1},\n{"count":"x"}]}');
  expect(sent).toHaveLength(1);
});

it('of lines the one that does not fit is named', async () => {
  const fields = [{ in: 'body', field: '1.value', problem: 'id must be a whole number, not "x"' }];
  answering({}, [400, { error: { code: 'BAD_REQUEST', message: 'It does not fit.', details: { fields } } }]);
  await mount(<Form />);
  await as('Schema').click();
  await value.getByRole('switch').click();
  await editor.fill('{"id":1}\n\n{"id":"x"}');
  await send();
  await expect.element(editor).toHaveAccessibleDescription('Line 3, column 7: id must be a whole number, not "x".');
});

it('the schema can be read beside what is typed', async () => {
  answering({});
  await mount(<Form />);
  await as('Schema').click();
  await value.getByRole('button', { name: 'The schema’s text' }).click();
  await expect
    .element(value.getByRole('region', { name: 'The schema’s text' }))
    .toHaveTextContent('{ "type": "record", "name": "Order", "fields": [ { "name": "id", "type": "long" } ] }');
});

const again = draftOf({
  size: 13,
  serde: 'avro',
  text: '{"id":9007199254740993}',
  truncated: false,
  base64: 'AAAAAAeCgICAgICAIA==',
  schemaId: 7,
  subject: 'orders-value',
  version: 3,
});

it('a record is written again byte for byte until it is changed', async () => {
  const sent = answering({});
  await mount(<Form initial={{ value: again }} />);
  await expect.element(value.getByText('Unchanged: the record’s own bytes are written.')).toBeVisible();
  await send();
  await written();
  await editor.fill('{"id":5}');
  await expect.element(value.getByText('Changed: written anew by the schema.')).toBeVisible();
  await send();
  await expect.poll(() => sent.length).toBe(2);
  await value.getByRole('button', { name: 'Back to the record' }).click();
  await expect.element(editor).toHaveValue('{\n  "id": 9007199254740993\n}');
  expect(sent[0]).toContain('"value":{"base64":"AAAAAAeCgICAgICAIA=="}');
  expect(sent[1]).toContain('"value":{"serde":"avro","schemaId":7,"json":{"id":5}}');
});

it('while the registry is down that is said, and what needs no schema is still written', async () => {
  const sent = answering({ down: true });
  await mount(<Form />);
  await as('Schema').click();
  await expect.element(value.getByText('The schema registry does not answer.')).toBeVisible();
  await expect
    .element(value.getByRole('status'))
    .toHaveTextContent(downWith('What is typed stays, and the other formats can be written meanwhile.'));
  await editor.fill('{"a":1}');
  await send();
  await expect.element(subject).toHaveAccessibleDescription('Choose a subject of the registry.');
  await as('JSON').click();
  await send();
  await written();
  expect(sent).toEqual([expect.stringContaining('"value":{"text":"{\\"a\\":1}"}')]);
});

it('a record of a registry that is down is written again all the same', async () => {
  const sent = answering({ down: true });
  await mount(<Form initial={{ value: again }} />);
  await expect
    .element(value.getByRole('status'))
    .toHaveTextContent(downWith('The record’s own bytes can be written as they are.'));
  await send();
  await written();
  expect(sent[0]).toContain('"value":{"base64":"AAAAAAeCgICAgICAIA=="}');
});
