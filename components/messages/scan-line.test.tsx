import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { FeedState } from './feed.ts';
import { liveRange, type QueryText, queryDefaults } from './query.ts';
import { ScanLine } from './scan-line.tsx';
import { TailBar } from './tail-bar.tsx';
import { doneEvent, planEvent, progressEvent, recordEvent } from './testing/events.ts';
import { mount } from './testing/mount.tsx';

beforeEach(() => page.viewport(1200, 600));

const two = [
  { partition: 0, start: '0', end: '1000', clamped: false },
  { partition: 1, start: '500', end: '1500', clamped: false },
];
const plan = planEvent({ partitions: two, approxRecords: '2000' });
const progress = progressEvent({
  ...{ scanned: '900', matched: '3', perSecond: 1234 },
  partitions: [
    { partition: 0, position: '400' },
    { partition: 1, position: '1200' },
  ],
});
const rows = [recordEvent(990), recordEvent(980), recordEvent(1400, { partition: 1 })];

const feedOf = (part: Partial<FeedState>): FeedState => ({
  ...{ phase: 'running', live: false, order: 'newest', rows, count: 3, dropped: 0, error: null, endedAt: null },
  startedAt: Date.now() - 10_000,
  pages: [{ plan, progress, done: null }],
  ...part,
});

async function line(part: Partial<FeedState>, change: Partial<QueryText> = {}) {
  const acts = { onStop: vi.fn(), onPause: vi.fn(), onResume: vi.fn(), onMore: vi.fn() };
  const words = { query: { ...queryDefaults, ...change }, time: String, position: (text: string) => text };
  const screen = await mount(<ScanLine feed={feedOf({ order: words.query.order, ...part })} words={words} {...acts} />);
  return { ...acts, text: () => screen.container.querySelector('.scan')?.textContent };
}

/** The table by partition, a list of cells for each row. */
async function byPartition(): Promise<(string | null)[][]> {
  await page.getByRole('button', { name: 'by partition' }).click();
  await expect.element(page.getByRole('table')).toBeVisible();
  return [...document.querySelectorAll('.by-partition tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
}

describe('a scan that runs', () => {
  it('says what it has done, what is left, how fast, and what it found', async () => {
    const { text } = await line({}, { search: 'x' });
    expect(text()).toContain('Scanned 900 of 2,000 in 2 partitions, 1,100 offsets left · 3 matches');
    expect(text()).toContain('1,234 records/s');
  });

  it('says so for every partition, whichever end it began at', async () => {
    await line({ endedAt: 20_000, startedAt: 10_000 }, { search: 'x' });
    expect(await byPartition()).toEqual([
      ['0', '0', '1,000', '400', '400', '60', '2', 'scanning'],
      ['1', '500', '1,500', '1,200', '700', '30', '1', 'scanning'],
    ]);
  });

  it('counts from the start when it began there', async () => {
    await line({ endedAt: 20_000, startedAt: 10_000 }, { order: 'oldest' });
    const cells = await byPartition();
    expect(cells.map((row) => row[4])).toEqual(['600', '300']);
  });

  it('can wait and go on', async () => {
    const { onPause } = await line({});
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(onPause).toHaveBeenCalledOnce();
  });

  it('that was stopped can go on from what it has examined, and not where nothing is known of that', async () => {
    const pages = [{ plan, progress: { ...progress, cursor: 'c' }, done: null }];
    const { onMore } = await line({ phase: 'stopped', pages });
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(onMore).toHaveBeenCalledOnce();
    await line({ phase: 'stopped' });
    expect(document.querySelectorAll('.scan')).toHaveLength(2);
    expect(page.getByRole('button', { name: 'Go on' }).elements()).toHaveLength(1);
  });

  it('that waits says so', async () => {
    const { onResume, text } = await line({ phase: 'paused' });
    expect(text()).toContain('Paused. Scanned 900');
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(onResume).toHaveBeenCalledOnce();
  });
});

it('a scan that was complete says over what, and nothing is left', async () => {
  const done = doneEvent({
    ...{ scanned: '2000', matched: '3' },
    partitions: two.map(({ partition, start, end }) => ({ partition, from: start, to: end, reason: 'end' as const })),
  });
  const { text } = await line(
    { phase: 'ended', endedAt: Date.now(), pages: [{ plan, progress, done }] },
    { search: 'x' },
  );
  expect(text()).toContain('3 matches. Complete: all records from the beginning to the end at');
  expect(text()).toContain('in 2 partitions were examined.');
  expect((await byPartition()).map((row) => [row[4], row.at(-1)])).toEqual([
    ['0', 'complete'],
    ['0', 'complete'],
  ]);
});

describe('a tail', () => {
  const bar = async (part: Partial<FeedState>, selective: boolean) => {
    const tail = { plan: planEvent({ partitions: two.map((each) => ({ ...each, end: null })) }), progress, done: null };
    const feed = feedOf({ live: true, pages: [tail], ...part });
    await mount(<TailBar feed={feed} selective={selective} rowHeight={28} onPause={() => {}} onResume={() => {}} />);
    return document.querySelector('.tailbar')?.textContent;
  };

  it('says how many came and how fast', async () => {
    expect(await bar({}, false)).toContain('3 records so far, 1,234 records/s.');
  });

  it('that searches says how many matched of those it has seen', async () => {
    expect(await bar({}, true)).toContain('3 matches of 900 records seen, 1,234 records/s.');
  });

  it('says what left its list', async () => {
    expect(await bar({ dropped: 4_812 }, false)).toContain(
      '4,815 records so far, 1,234 records/s. The list keeps the newest 10,000: 4,812 older records left it, not Kafka.',
    );
  });

  it('has no end, so nothing is said to be left', async () => {
    await line(
      {
        live: true,
        pages: [
          {
            plan: planEvent({ partitions: [{ ...two[0], partition: 0, start: '0', end: null, clamped: false }] }),
            progress,
            done: null,
          },
        ],
      },
      liveRange,
    );
    expect((await byPartition()).map((row) => [row[2], row[4]])).toEqual([['', '']]);
  });
});
