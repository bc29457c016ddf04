import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import { type Action, useActions } from '../ui/actions.tsx';
import { WithPreferences } from '../ui/testing/with-preferences.tsx';
import { Palette } from './palette.tsx';

afterEach(() => vi.restoreAllMocks());

const done: string[] = [];

function Offers() {
  const actions = useMemo<Action[]>(
    () => [
      { id: 'produce', label: 'Produce…', about: 'orders', run: () => done.push('produce') },
      { id: 'purge', label: 'Delete records…', disabled: 'It is compacted only.', run: () => done.push('purge') },
    ],
    [],
  );
  useActions(actions);
  return null;
}

/** Brokers answer at once, topics and groups when `release` is called. */
async function open() {
  done.length = 0;
  const gate = Promise.withResolvers<void>();
  const broker = { id: 2, host: 'b2', port: 9092, controller: false, up: true };
  vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
    const isBroker = String(input).includes('/brokers');
    if (!isBroker) await gate.promise;
    const items = isBroker ? [broker] : [];
    return Response.json({ items, total: items.length, page: 1, pageSize: 500, asOf: null, stale: [] });
  });
  const onClose = vi.fn();
  await render(
    <WithPreferences>
      <QueryClientProvider client={new QueryClient()}>
        <Offers />
        <Palette cluster="shop" path="/clusters/shop/topics" onClose={onClose} onKeys={() => {}} />
      </QueryClientProvider>
    </WithPreferences>,
  );
  await expect.element(page.getByRole('combobox', { name: 'Find anything' })).toHaveFocus();
  return { release: gate.resolve, onClose };
}

it('Enter pressed before the search is through waits for it, and then takes the best', async () => {
  const { release, onClose } = await open();
  await userEvent.keyboard('produce{Enter}');
  await expect.element(page.getByRole('option', { name: /Produce/ })).toBeVisible();
  expect(done).toEqual([]);
  release();
  await expect.poll(() => done).toEqual(['produce']);
  expect(onClose).toHaveBeenCalled();
});

it('what can’t be done is reached, says why, and does nothing', async () => {
  const { release, onClose } = await open();
  release();
  await userEvent.keyboard('delete rec');
  const option = page.getByRole('option', { name: /It is compacted only\./ });
  await expect.element(option).toHaveAttribute('data-highlighted');
  await expect.element(option).toHaveAttribute('aria-disabled', 'true');
  await userEvent.keyboard('{Enter}');
  expect(done).toEqual([]);
  expect(onClose).not.toHaveBeenCalled();
});
