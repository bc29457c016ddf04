import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import type { Environment } from '../ui/env-tag.tsx';
import { WithPreferences } from '../ui/testing/with-preferences.tsx';
import { ToastLayer } from '../ui/toast.tsx';
import { PlanProvider, usePlan } from './plan-provider.tsx';
import { consoleAnswers } from './testing/console-answers.ts';
import { planned, plannedReset } from './testing/planned.ts';

afterEach(() => vi.restoreAllMocks());

/** A form of a field and a button, as on any page. */
function Form() {
  const { propose } = usePlan();
  const [refused, setRefused] = useState<string | null>(null);
  const ask = async () => setRefused((await propose({ kind: 'delete-topic', topic: 'orders' }))?.message ?? null);
  return (
    <>
      <input aria-label="Topic" defaultValue="orders" />
      <button type="button" onClick={ask}>
        Plan it
      </button>
      {refused && <p>Refused: {refused}</p>}
    </>
  );
}

async function plan(environment: Environment = 'development') {
  await render(
    <WithPreferences>
      <QueryClientProvider client={new QueryClient()}>
        <ToastLayer>
          <PlanProvider cluster={{ name: 'shop', label: 'Shop', environment }}>
            <main>
              <Form />
            </main>
          </PlanProvider>
        </ToastLayer>
      </QueryClientProvider>
    </WithPreferences>,
  );
  await page.getByRole('button', { name: 'Plan it' }).click();
}

const dialog = page.getByRole('dialog');
const button = (name: string | RegExp) => dialog.getByRole('button', { name });

it('what destroys data waits for the box and for the name, typed as it is, and hands both over', async () => {
  const acknowledge = [{ id: 'protected' as const, text: 'orders is protected; delete it all the same' }];
  const posted = consoleAnswers(planned({ confirm: 'orders', acknowledge }), planned({ state: 'applied' }));
  await plan('production');
  await expect.element(dialog.getByText('Production cluster Shop')).toBeVisible();
  await expect.element(dialog.getByText(/No undo: Kafka keeps nothing of a deleted topic\./)).toBeVisible();
  await expect.element(button(/Delete topic.*The box above has to be ticked first/)).toBeVisible();

  await dialog.getByRole('checkbox', { name: 'orders is protected; delete it all the same' }).click();
  await dialog.getByRole('textbox', { name: 'Type orders to confirm' }).fill('Orders');
  await userEvent.keyboard('{Enter}');
  await expect.element(button(/Delete topic.*Type orders first/)).toHaveAttribute('aria-disabled', 'true');
  expect(posted).toHaveLength(1);

  await dialog.getByRole('textbox').fill('orders');
  await expect.element(dialog.getByRole('status')).toHaveTextContent('That is right.');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Done: Delete topic orders')).toBeVisible();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(posted[1]).toEqual({
    path: '/api/clusters/shop/changes/plan-1/apply',
    body: { digest: 'd1', confirm: 'orders', acknowledged: ['protected'] },
  });
});

it('a change that nothing asks about is one press, and its undo is offered as a plan of its own', async () => {
  const posted = consoleAnswers(
    plannedReset(),
    plannedReset({ state: 'applied' }),
    plannedReset({ id: 'plan-2', undoOf: 'plan-1', title: 'Restore offsets of billing', verb: 'Restore 2 offsets' }),
  );
  await plan();
  await button('Reset 2 offsets').click();
  await page.getByRole('button', { name: 'Undo…' }).click();
  await expect.element(dialog.getByRole('heading', { name: 'Restore offsets of billing' })).toBeVisible();
  await expect.element(button('Restore 2 offsets')).toBeVisible();
  expect(posted.map(({ path }) => path.replace('/api/clusters/shop/changes', ''))).toEqual([
    '',
    '/plan-1/apply',
    '/plan-1/undo',
  ]);
});

it('what moved since the plan is named, and planning again shows what it would do now, with nothing said yes to', async () => {
  const message = 'Something that this plan rests on has moved. Nothing was changed; plan it again.';
  const stale = { status: 409, code: 'PLAN_STALE', message, details: { moved: ['partitions', 'retention.ms'] } };
  const again = planned({ id: 'plan-2', confirm: 'orders', summary: '6 partitions go.' });
  const posted = consoleAnswers(planned({ confirm: 'orders' }), { refuses: stale }, again);
  await plan();
  await dialog.getByRole('textbox').fill('orders');
  await button('Delete topic').click();
  await expect.element(dialog.getByText(message)).toBeVisible();
  await expect.element(dialog.getByText('What moved: partitions, retention.ms.')).toBeVisible();
  await expect.element(dialog.getByText('Nothing was changed.', { exact: true })).toBeVisible();
  await expect.element(button('Delete topic')).not.toBeInTheDocument();

  await button('Plan again').click();
  await expect.element(dialog.getByText('6 partitions go.')).toBeVisible();
  await expect.element(dialog.getByRole('textbox')).toHaveValue('');
  await expect.element(dialog.getByText(message)).not.toBeInTheDocument();
  expect(posted[2]).toEqual(posted[0]);
});

it('a refusal that can pass keeps the plan and what was typed for another try', async () => {
  const full = { status: 503, code: 'AUDIT_UNAVAILABLE', message: 'The change could not be noted: the disk is full.' };
  const done = planned({ state: 'applied' });
  consoleAnswers(planned({ confirm: 'orders' }), { refuses: full }, done);
  await plan();
  await dialog.getByRole('textbox').fill('orders');
  await button('Delete topic').click();
  await expect.element(dialog.getByText('The change could not be noted: the disk is full.')).toBeVisible();
  await expect.element(dialog.getByRole('textbox')).toHaveValue('orders');
  await button('Delete topic').click();
  await expect.element(page.getByText('Done: Delete topic orders').first()).toBeVisible();
});

it('a change of which a part failed says which, why, and takes back what was done', async () => {
  const error = { code: 'NOT_COORDINATOR', message: 'The group moved to another coordinator.' };
  const results = [
    { resource: 'orders-0', field: 'offset', ok: true },
    { resource: 'orders-1', field: 'offset', ok: false, error },
  ];
  const undo = plannedReset({ id: 'plan-2', undoOf: 'plan-1', title: 'Restore offsets of billing' });
  consoleAnswers(plannedReset(), plannedReset({ state: 'partly', results }), undo);
  await plan();
  await button('Reset 2 offsets').click();
  await expect.element(dialog.getByText('1 of 2 failed, the others are done.')).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /orders-0.*done/ })).toBeVisible();
  await expect.element(dialog.getByRole('row', { name: /orders-1.*The group moved to another/ })).toBeVisible();
  const shown = dialog.getByRole('link', { name: 'Show in Changes' });
  await expect.element(shown).toHaveAttribute('href', '/clusters/shop/changes/plan-1');
  await button('Undo what was done…').click();
  await expect.element(dialog.getByRole('heading', { name: 'Restore offsets of billing' })).toBeVisible();
});

it('a lost answer is not taken for a failure: it says that it may be done, and where that stands', async () => {
  consoleAnswers(plannedReset(), 'no answer');
  await plan();
  await button('Reset 2 offsets').click();
  await expect.element(dialog.getByText('Whether it was done is not known.')).toBeVisible();
  await expect.element(button('Reset 2 offsets')).not.toBeInTheDocument();
  const shown = dialog.getByRole('link', { name: 'See how it went' });
  await expect.element(shown).toHaveAttribute('href', '/clusters/shop/changes/plan-1');
});

it('a plan that waited too long can only be made again', async () => {
  const old = planned({ expiresAt: new Date(Date.now() - 1000).toISOString() });
  consoleAnswers(old, planned({ id: 'plan-2' }));
  await plan();
  await expect.element(dialog.getByText('This plan has waited too long.')).toBeVisible();
  await button('Plan again').click();
  await expect.element(button('Delete topic')).toBeVisible();
});

it('a plan that would change nothing can’t be applied', async () => {
  consoleAnswers(planned({ effects: [] }));
  await plan();
  await expect.element(button(/Delete topic.*Nothing would change/)).toHaveAttribute('aria-disabled', 'true');
});

it('what can’t be planned is told to the form, which keeps its input', async () => {
  consoleAnswers({ refuses: { status: 404, code: 'TOPIC_NOT_FOUND', message: 'There is no topic orders.' } });
  await plan();
  await expect.element(page.getByText('Refused: There is no topic orders.')).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Topic' })).toHaveValue('orders');
  await expect.element(dialog).not.toBeInTheDocument();
});
