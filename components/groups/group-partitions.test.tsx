import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import type { GroupDetail, GroupPartition } from '@/lib/contracts/groups.ts';
import { WithPreferences } from '../ui/testing/with-preferences.tsx';
import { GroupPartitions } from './group-partitions.tsx';
import { partitionOf } from './testing/partition.ts';
import { type GroupView, groupView } from './view.ts';

const group = (partitions: GroupPartition[]): GroupDetail => ({
  asOf: '2026-11-20T10:00:00.000Z',
  stale: [],
  id: 'g',
  type: 'classic',
  protocol: 'consumer',
  assignor: 'range',
  state: 'Stable',
  status: 'STALLED',
  coordinator: 1,
  topics: ['orders'],
  lag: null,
  lagSeconds: null,
  consumedPerSecond: null,
  producedPerSecond: null,
  catchUpSeconds: null,
  catchUp: 'unknown',
  trend: [],
  error: null,
  verdict: '',
  members: [],
  partitions,
});

const beyond = { code: 'COMMITTED_BEYOND_END', message: 'The group committed 9, but the log ends at 5.' };
const partitions = [
  partitionOf(0),
  partitionOf(1, { lag: '9007199254740992', status: 'BEHIND' }),
  partitionOf(2, { lag: '9007199254740993', status: 'BEHIND' }),
  partitionOf(3, { lag: '7', status: 'STALLED', lastCommitSeenAt: null }),
  partitionOf(4, { committed: '9', end: '5', lag: null, status: 'UNKNOWN', error: beyond }),
];

function Partitions() {
  const [view, setView] = useState<GroupView>(groupView.parse({}));
  return (
    <WithPreferences>
      <main>
        <GroupPartitions
          actionsOf={() => []}
          cluster="c"
          group={group(partitions)}
          lag={undefined}
          view={view}
          onView={(change) => setView(groupView.parse({ ...view, ...change }))}
        />
      </main>
    </WithPreferences>
  );
}

const names = () => [...document.querySelectorAll('tbody td.stick')].map((cell) => cell.textContent);

beforeEach(async () => {
  await page.viewport(1280, 800);
});

describe('the partitions of a group', () => {
  it('come worst first, and among the like the most lag first, to the last of 64 bits', async () => {
    await render(<Partitions />);
    expect(names()).toEqual(['orders-3', 'orders-2', 'orders-1', 'orders-4', 'orders-0']);
  });

  it('are narrowed to one status by its chip, with the count on it', async () => {
    const screen = await render(<Partitions />);
    await screen.getByRole('button', { name: 'Behind 2' }).click();
    expect(names()).toEqual(['orders-2', 'orders-1']);
    await screen.getByRole('button', { name: 'All 5' }).click();
    expect(names()).toHaveLength(5);
  });

  it('say why a lag is not known instead of showing a number', async () => {
    const screen = await render(<Partitions />);
    const row = screen.getByRole('row', { name: /orders-4/ });
    await expect
      .poll(() => row.element().textContent)
      .toMatch(/beyond the end: The group committed 9, but the log ends at 5\./);
    await expect
      .poll(() => row.element().textContent)
      .toMatch(/unknown: The group committed 9, but the log ends at 5\./);
  });

  it('lead to the record that blocks them', async () => {
    const screen = await render(<Partitions />);
    const link = screen.getByRole('link', { name: 'Show the next record of orders-3' });
    await expect
      .element(link)
      .toHaveAttribute('href', '/clusters/c/topics/orders/messages?order=oldest&from=100&partitions=3');
  });
});
