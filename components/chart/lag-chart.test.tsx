import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '@/app/globals.css';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { WithPreferences } from '../ui/testing/with-preferences.tsx';
import { LagChart } from './lag-chart.tsx';

const start = Date.parse('2026-11-20T10:00:00Z');
const step = 60_000;

/** An hour in which orders-0 has a gap of 20 minutes. */
const reply: LagReply = {
  step,
  from: start,
  to: start + 60 * step,
  series: [
    {
      group: 'g',
      topic: 'orders',
      partition: 0,
      points: Array.from({ length: 61 }, (_, index) => [
        start + index * step,
        index > 20 && index < 40 ? null : '9007199254740993',
        index > 20 && index < 40 ? null : 90,
      ]),
    },
    {
      group: 'g',
      topic: 'orders',
      partition: 1,
      points: Array.from({ length: 61 }, (_, index) => [
        start + index * step,
        index > 20 && index < 40 ? null : '0',
        0,
      ]),
    },
  ],
  events: [{ at: start + 45 * step, kind: 'joined', text: 'indexer-2 joined' }],
  historySince: null,
};

const chart = (unit: 'records' | 'seconds', zone = 'UTC') => (
  <WithPreferences zone={zone}>
    <main>
      <LagChart reply={reply} unit={unit} label="Lag over the last 1 h" />
    </main>
  </WithPreferences>
);

const drawn = () => [...document.querySelectorAll<SVGPathElement>('.recharts-line-curve')];

// The plot comes after the words; loading it for the first time is no part of what is tested.
beforeAll(async () => {
  await import('./lag-plot.tsx');
});

beforeEach(async () => {
  await page.viewport(1280, 700);
});

describe('the lag chart', () => {
  it('says at the end of each line which partition it is', async () => {
    await render(chart('records'));
    await expect
      .poll(() => [...document.querySelectorAll('.end-label')].map((one) => one.textContent))
      .toEqual(['orders-0', 'orders-1']);
  });

  it('leaves a gap where nothing was sampled, and says so', async () => {
    const screen = await render(chart('records'));
    await expect.poll(() => drawn().length).toBe(2);
    for (const line of drawn()) expect(line.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    await expect.element(screen.getByText('no data')).toBeInTheDocument();
  });

  it('has zero at its foot', async () => {
    await render(chart('records'));
    await expect.poll(() => document.querySelector('.plot .y')?.textContent).toBe('0');
    const plot = document.querySelector('.plot')?.getBoundingClientRect();
    const zero = document.querySelector('.plot .y')?.getBoundingClientRect();
    expect((zero?.top ?? 0) + (zero?.height ?? 0) / 2).toBeCloseTo(plot?.bottom ?? -1, 0);
  });

  it('tells the exact number of an instant in the reader’s zone', async () => {
    await render(chart('records', 'Asia/Tokyo'));
    await expect.poll(() => drawn().length).toBe(2);
    // The chart may still be measuring itself when the pointer first moves over it.
    const hover = () => {
      const box = document.querySelector('.recharts-surface')?.getBoundingClientRect();
      if (!box) return null;
      const at = { clientX: box.left + box.width / 6, clientY: box.top + 40, bubbles: true };
      document.querySelector('.recharts-wrapper')?.dispatchEvent(new MouseEvent('mousemove', at));
      return document.querySelector('.tip')?.textContent;
    };
    await expect.poll(hover).toContain('19:10:00 Asia/Tokyo');
    expect(document.querySelector('.tip')?.textContent).toContain('9,007,199,254,740,993');
  });

  it('marks what happened when', async () => {
    const screen = await render(chart('records'));
    await expect.element(screen.getByText('indexer-2 joined').first()).toBeInTheDocument();
    await expect.poll(() => document.querySelector<HTMLElement>('.mark')?.style.left).toBe('75%');
  });

  it('is a table for those who can’t see it, to the last digit', async () => {
    const screen = await render(chart('records'));
    const table = screen.getByRole('table', { name: 'Lag over the last 1 h in records, times in UTC' });
    await expect.element(table.getByRole('row', { name: '11:00:00 9,007,199,254,740,993 0' })).toBeInTheDocument();
    await expect.element(screen.getByRole('list', { name: 'Events' })).toHaveTextContent('10:45:00 indexer-2 joined');
  });

  it('counts time in seconds when asked', async () => {
    const screen = await render(chart('seconds'));
    await expect.poll(() => [...document.querySelectorAll('.plot .y')].at(-1)?.textContent).toBe('1.5 min');
    await expect.element(screen.getByRole('row', { name: '11:00:00 1 min 30 s 0 s' })).toBeInTheDocument();
  });
});
