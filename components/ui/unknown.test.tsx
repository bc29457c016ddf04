import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { WithPreferences } from './testing/with-preferences.tsx';
import { Unknown } from './unknown.tsx';

const reason = 'Broker 4 did not answer DescribeLogDirs.';

it('says why on hover', async () => {
  const screen = await render(<Unknown reason={reason} />, { wrapper: WithPreferences });
  await userEvent.hover(screen.getByRole('button'));
  await expect.element(screen.getByText(reason, { exact: true })).toBeVisible();
});

it('says why when reached by keyboard', async () => {
  const screen = await render(<Unknown reason={reason} />, { wrapper: WithPreferences });
  await userEvent.tab();
  await expect.element(screen.getByText(reason, { exact: true })).toBeVisible();
});

it('reads as a word with its reason, never as a number or a dash', async () => {
  const screen = await render(<Unknown reason={reason} />, { wrapper: WithPreferences });
  await expect.element(screen.getByRole('button', { name: `unknown: ${reason}` })).toBeVisible();
});
