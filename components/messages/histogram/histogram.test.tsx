import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Histogram as HistogramReply } from '@/lib/contracts/histogram.ts';
import type { FeedState } from '../feed.ts';
import { type QueryText, queryDefaults } from '../query.ts';
import { doneEvent, planEvent, progressEvent, recordEvent } from '../testing/events.ts';
import { mount } from '../testing/mount.tsx';
import { Histogram } from './histogram.tsx';
import { HistogramPlot } from './histogram-plot.tsx';
import { title } from './words.ts';

beforeEach(() => page.viewport(1200, 400));
afterEach(() => vi.restoreAllMocks());

const noon = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;

/** Twelve buckets of five minutes from 12:00 on with 0, 100, 200, … offsets; the fourth is not known. */
const counted: HistogramReply = {
  source: 'timestamps',
  buckets: Array.from({ length: 12 }, (_, index) => ({
    from: noon + index * 5 * minute,
    to: noon + (index + 1) * 5 * minute,
    offsets: index === 3 ? null : String(index * 100),
  })),
  partitions: 1,
  failed: [],
  note: null,
  unavailable: null,
  asOf: new Date(noon).toISOString(),
};

const feedOf = (part: Partial<FeedState> = {}): FeedState => ({
  ...{
    phase: 'ended',
    live: false,
    order: 'newest',
    rows: [],
    count: 0,
    dropped: 0,
    error: null,
    startedAt: 0,
    endedAt: 0,
  },
  pages: [{ plan: planEvent(), progress: null, done: doneEvent() }],
  ...part,
});

async function plot(feed = feedOf(), query: Partial<QueryText> = {}, histogram = counted) {
  const onChange = vi.fn<(change: Partial<QueryText>) => void>();
  await mount(
    <HistogramPlot histogram={histogram} query={{ ...queryDefaults, ...query }} feed={feed} onChange={onChange} />,
  );
  return onChange;
}

const handle = (name: string) => page.getByRole('slider', { name, exact: true });
const drag = async (from: number, to: number) => {
  const area = document.querySelector('.drag') as HTMLElement;
  const { left, width, top } = area.getBoundingClientRect();
  const at = (share: number) => ({
    clientX: left + share * width,
    clientY: top + 30,
    button: 0,
    pointerId: 1,
    bubbles: true,
  });
  area.setPointerCapture = () => {};
  area.dispatchEvent(new PointerEvent('pointerdown', at(from)));
  area.dispatchEvent(new PointerEvent('pointermove', at(to)));
  area.dispatchEvent(new PointerEvent('pointerup', at(to)));
};
const tip = () => document.querySelector('.histo .tip')?.textContent;

describe('the bars', () => {
  it('say what they count, and what is not known is no zero', async () => {
    await plot();
    await expect.element(page.getByText('Offsets per 5 min by record time')).toBeVisible();
    await expect.element(page.getByText('not known')).toBeVisible();
    expect(document.querySelectorAll('.histo .blank')).toHaveLength(1);
    // The bucket of zero and the unknown one have no bar.
    expect(document.querySelector('.histo .all')?.getAttribute('d')?.match(/M/g)).toHaveLength(10);
    expect(document.querySelector('.haxis')?.textContent).toBe('12:0012:1012:2012:3012:4012:5013:00');
  });

  it('give the exact numbers of the one under the pointer', async () => {
    const rows = [recordEvent(1, { timestamp: String(noon + 57 * minute) }), recordEvent(2, { timestamp: '-1' })];
    const huge = { ...counted, buckets: counted.buckets.map((bucket) => ({ ...bucket, offsets: '9007199254740993' })) };
    await plot(feedOf({ rows, count: 2 }), {}, huge);
    await userEvent.hover(page.elementLocator(document.querySelector('.drag') as HTMLElement), {
      position: { x: 1160, y: 30 },
    });
    await vi.waitFor(() =>
      expect(tip()).toContain('2026-11-20 12:55 → 13:00 · 9,007,199,254,740,993 offsets, 1 shown'),
    );
  });

  it('say which partitions are missing in them', async () => {
    const failed = [{ partition: 2, error: { code: 'NO_LEADER', message: 'It has no leader.' } }];
    await plot(feedOf(), {}, { ...counted, partitions: 2, failed });
    await expect.element(page.getByText('1 of 3 partitions not counted: It has no leader.')).toBeVisible();
  });
});

describe('the brush', () => {
  it('chooses what it is dragged over; Enter goes there, in times', async () => {
    const onChange = await plot();
    await drag(0.34, 0.74);
    await vi.waitFor(() => expect(tip()).toContain('2026-11-20 12:20 → 12:45 · 3,000 offsets'));
    await userEvent.keyboard('{Enter}');
    expect(onChange.mock.lastCall).toEqual([{ from: '2026-11-20T12:20:00.000Z', to: '2026-11-20T12:45:00.000Z' }]);
    expect(document.querySelector('.brush')).toBeNull();
  });

  it('leaves open what was open where it reaches the end', async () => {
    const onChange = await plot();
    await drag(0.99, 0.76);
    await page.getByRole('button', { name: /^Show only these/ }).click();
    expect(onChange.mock.lastCall).toEqual([{ from: '2026-11-20T12:45:00.000Z' }]);
  });

  it('is cleared by Escape, which then means nothing else', async () => {
    const onChange = await plot();
    const elsewhere = vi.fn();
    window.addEventListener('keydown', elsewhere);
    await drag(0.2, 0.5);
    await userEvent.keyboard('{Escape}');
    expect(document.querySelector('.brush')).toBeNull();
    expect(elsewhere).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(elsewhere).toHaveBeenCalledOnce();
    window.removeEventListener('keydown', elsewhere);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is moved by keys alone, and tells its times', async () => {
    const onChange = await plot();
    (handle('Begin of the range').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(handle('Begin of the range')).toHaveAttribute('aria-valuetext', '2026-11-20 12:10');
    await userEvent.tab();
    await userEvent.keyboard('{PageDown}');
    await expect.element(handle('End of the range')).toHaveAttribute('aria-valuenow', '3');
    await userEvent.keyboard('{Enter}');
    expect(onChange.mock.lastCall).toEqual([{ from: '2026-11-20T12:10:00.000Z', to: '2026-11-20T12:15:00.000Z' }]);
  });
});

describe('a search', () => {
  const plan = planEvent({ partitions: [{ partition: 0, start: '0', end: '6600', clamped: false }] });
  const out = () => document.querySelector<HTMLElement>('.histo .out')?.style;

  it('shows what it has not examined yet: of the newest first the older end', async () => {
    const progress = progressEvent({ partitions: [{ partition: 0, position: '5500' }] });
    const known = counted.buckets.map((bucket) => ({ ...bucket, offsets: '550' }));
    const feed = feedOf({ phase: 'running', pages: [{ plan, progress, done: null }] });
    await plot(feed, { search: 'x' }, { ...counted, buckets: known });
    expect(out()?.left).toBe('0%');
    expect(Number.parseFloat(out()?.width ?? '')).toBeCloseTo((10 / 12) * 100, 1);
    await expect.element(page.getByText('not examined')).toBeVisible();
  });

  it('of the oldest first the newer end, also where it was stopped', async () => {
    const progress = progressEvent({ partitions: [{ partition: 0, position: '1650' }] });
    const known = counted.buckets.map((bucket) => ({ ...bucket, offsets: '550' }));
    const feed = feedOf({ phase: 'stopped', pages: [{ plan, progress, done: null }] });
    await plot(feed, { order: 'oldest', search: 'x' }, { ...counted, buckets: known });
    expect(Number.parseFloat(out()?.left ?? '')).toBeCloseTo(25, 1);
  });

  it('that looks for late records behind the range does not count them into it', async () => {
    const wider = planEvent({ partitions: [{ partition: 0, start: '0', end: '9900', clamped: false }] });
    const progress = progressEvent({ partitions: [{ partition: 0, position: '6600' }] });
    const known = counted.buckets.map((bucket) => ({ ...bucket, offsets: '550' }));
    const feed = feedOf({ phase: 'running', pages: [{ plan: wider, progress, done: null }] });
    await plot(feed, { order: 'oldest', search: 'x' }, { ...counted, buckets: known });
    expect(out()).toBeUndefined();
  });

  it('that is complete leaves nothing out', async () => {
    await plot(feedOf({ pages: [{ plan, progress: null, done: doneEvent() }] }), { search: 'x' });
    expect(out()).toBeUndefined();
    await expect.element(page.getByText('matches', { exact: true })).toBeVisible();
  });
});

describe('reading it', () => {
  const answer = (body: object, status = 200) =>
    vi.spyOn(window, 'fetch').mockImplementation(async () => Response.json(body, { status }));
  const show = (feed: FeedState, query: Partial<QueryText> = {}) =>
    mount(<Histogram cluster="c" topic="t" query={{ ...queryDefaults, ...query }} feed={feed} onChange={() => {}} />);

  it('waits for the list, and asks for its range and partitions', async () => {
    const asked = answer(counted);
    const before = feedOf({ phase: 'running', pages: [{ plan: planEvent(), progress: null, done: null }] });
    const { rerender } = await show(before);
    expect(asked).not.toHaveBeenCalled();
    await rerender(<div />);
    await show(feedOf(), { from: '-2h', partitions: '0,3' });
    await expect.element(page.getByText('Offsets per 5 min by record time')).toBeVisible();
    expect(String(asked.mock.lastCall?.[0])).toContain(
      '/clusters/c/topics/t/histogram?from=-2h&to=latest&partitions=0%2C3',
    );
  });

  it('says why there is none', async () => {
    answer({
      ...counted,
      source: null,
      buckets: [],
      unavailable: { code: 'TIERED_STORAGE', message: 'It is tiered.' },
    });
    await show(feedOf());
    await expect.element(page.getByText('Not available. It is tiered.')).toBeVisible();
  });

  it('that failed can be tried again', async () => {
    answer({ error: { code: 'CLUSTER_UNREACHABLE', message: 'No broker answers.' } }, 503);
    await show(feedOf());
    await expect.element(page.getByText('They could not be read. No broker answers.')).toBeVisible();
    answer(counted);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Offsets per 5 min by record time')).toBeVisible();
  });

  it('is not done for a tail', async () => {
    const asked = answer(counted);
    await show(feedOf({ live: true, count: 3 }), { to: 'live', order: 'oldest' });
    expect(asked).not.toHaveBeenCalled();
    expect(document.querySelector('.histogram')).toBeNull();
  });
});

it('says how long its buckets are, also within a second', () => {
  const buckets = [0, 1, 2].map((at) => ({ from: noon + at * 20, to: noon + (at + 1) * 20, offsets: '1' }));
  expect(title({ ...counted, buckets })).toBe('Offsets per 20 ms by record time');
});
