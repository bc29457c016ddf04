import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ReadOnlyProvider } from '@/components/ui/read-only.tsx';
import { mount } from '../testing/mount.tsx';
import { type Draft, emptyDraft } from './draft.ts';
import { ProduceForm } from './produce-form.tsx';

afterEach(() => vi.unstubAllGlobals());

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

/** Answers to what is sent, one after the other; reading stays unanswered. */
function answering(...answers: Response[]): unknown[] {
  const sent: unknown[] = [];
  const fetch = (_url: unknown, init?: RequestInit) => {
    const answer = init?.method === 'POST' ? answers.shift() : undefined;
    if (!answer) return new Promise(() => {});
    sent.push(JSON.parse(String(init?.body)));
    return Promise.resolve(answer);
  };
  vi.stubGlobal('fetch', fetch);
  return sent;
}

function Form({ initial, readOnly = null }: { initial: Partial<Draft>; readOnly?: string | null }) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, ...initial });
  return (
    <ReadOnlyProvider reason={readOnly}>
      <ProduceForm cluster="c" topic="t" draft={draft} from={null} onDraft={setDraft} onWritten={() => {}} />
    </ReadOnlyProvider>
  );
}

const value = { form: 'text', text: 'hello' } as const;
const button = () => page.getByRole('button', { name: /^Produce/ });

it('a cluster that takes no changes says so, and nothing is sent', async () => {
  const sent = answering(json(201, {}));
  await mount(<Form initial={{ value }} readOnly="This cluster is read-only." />);
  await expect.element(button()).toHaveAttribute('aria-disabled', 'true');
  await expect.element(page.getByRole('status').first()).toHaveTextContent('This cluster is read-only.');
  (page.getByRole('textbox', { name: 'Value' }).element() as HTMLElement).dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }),
  );
  expect(sent).toEqual([]);
});

it('a topic that needs an extra yes asks for it, and is then told it', async () => {
  const acknowledge = [{ id: 'internal', text: 'Kafka keeps its own state there.' }];
  const refusal = { code: 'ACKNOWLEDGEMENT_REQUIRED', message: 'An extra yes is needed.', details: { acknowledge } };
  const sent = answering(json(400, { error: refusal }), json(201, { partition: 0, offset: '7', timestamp: '0' }));
  await mount(<Form initial={{ value }} />);
  await button().click();
  await page.getByRole('checkbox', { name: 'Kafka keeps its own state there.' }).click();
  await button().click();
  await expect
    .element(page.getByRole('region', { name: 'Answer' }))
    .toHaveTextContent('Written. Partition 0, offset 7, 1970-01-01 00:00:00.000.');
  expect(sent).toMatchObject([{ acknowledged: [] }, { acknowledged: ['internal'] }]);
});

it('of a batch that was written in part, each record says where it is or why it is not', async () => {
  const items = [
    { partition: 1, offset: '41', timestamp: '0' },
    { error: { code: 'NOT_ENOUGH_REPLICAS', message: 'Fewer replicas are in sync.' } },
  ];
  answering(json(201, { items, written: 1, failed: 1 }));
  await mount(<Form initial={{ value: { form: 'text', text: 'a\nb' }, lines: true }} />);
  await button().click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect.element(answer.getByText('1 record of 2 written, 1 refused.')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^1 Partition 1, offset 41/ })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^2 Fewer replicas are in sync\./ })).toBeVisible();
});

it('without acks nobody says where the record is, and nothing is made up', async () => {
  answering(json(201, { partition: 2, offset: null, timestamp: '0' }));
  await mount(<Form initial={{ value, acks: 'none' }} />);
  await button().click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect
    .element(answer)
    .toHaveTextContent(
      'Sent; no broker was asked whether it arrived. Partition 2, offset not told, 1970-01-01 00:00:00.000.',
    );
  expect(answer.getByRole('link').elements()).toEqual([]);
});

it('a console that does not answer leaves the form as it is', async () => {
  answering(json(503, { error: { code: 'CLUSTER_UNREACHABLE', message: 'No broker answers.' } }));
  await mount(<Form initial={{ value }} />);
  await button().click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('No broker answers.');
  await expect.element(page.getByRole('textbox', { name: 'Value' })).toHaveValue('hello');
});

it('an answer goes when the next try does not even leave the form', async () => {
  answering(json(201, { partition: 0, offset: '7', timestamp: '0' }));
  await mount(<Form initial={{ value }} />);
  await button().click();
  await expect.element(page.getByText('Written.', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Partition' }).fill('x');
  await expect.element(page.getByText('Written.', { exact: true })).toBeVisible();
  await button().click();
  await expect.element(page.getByText('A partition is a number.')).toBeVisible();
  expect(page.getByText('Written.', { exact: true }).elements()).toEqual([]);
  await expect.element(page.getByRole('textbox', { name: 'Partition' })).toHaveFocus();
});

it('a list that was refused as a whole says why at the field, in its first record’s words', async () => {
  const items = [{ error: { code: 'RECORD_TOO_LARGE', message: 'The record takes 9 bytes.' } }];
  const error = { code: 'RECORD_TOO_LARGE', message: 'No record was written. The first: …', details: { items } };
  answering(json(422, { error }));
  await mount(<Form initial={{ value, lines: true }} />);
  await button().click();
  const description = page.getByRole('textbox', { name: 'Value' });
  await expect.element(description).toHaveAccessibleDescription('The record takes 9 bytes.');
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Nothing was written. The reason stands at its field.');
});
