import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { recordEvent, textPayload, unreadableEvent } from './testing/events.ts';
import { cellsOf, showList } from './testing/show-list.tsx';

beforeEach(() => page.viewport(1200, 800));

describe('the list of records', () => {
  it('shows time, partition, exact offset, key and value of each', async () => {
    await showList([recordEvent(0, { offset: '9223372036854775807', partition: 7 })]);
    expect(cellsOf(0)).toEqual(['2026-11-20 13:41:07.000', '7', '9,223,372,036,854,775,807', 'key-0', '{"n":0}']);
  });

  it('tells null from empty, and marks tombstones', async () => {
    const empty = textPayload('', { serde: 'empty' });
    await showList([recordEvent(0, { key: null, value: empty }), recordEvent(1, { key: empty, value: null })]);
    expect(cellsOf(0).slice(3)).toEqual(['null', 'empty']);
    expect(cellsOf(1).slice(3)).toEqual(['empty', 'tombstone null']);
  });

  it('says when a record has no timestamp', async () => {
    await showList([recordEvent(0, { timestamp: '-1' })]);
    expect(cellsOf(0)[0]).toBe('no time');
  });

  it('shows markup in keys and values as text', async () => {
    const hostile = textPayload('<img src=x onerror="window.hit=1"><script>window.hit=1</script>');
    const { screen } = await showList([recordEvent(0, { key: hostile, value: hostile })]);
    expect(screen.container.querySelectorAll('img, script')).toHaveLength(0);
    expect(cellsOf(0)[3]).toBe(hostile.text);
    expect('hit' in window).toBe(false);
  });

  it('shows what could not be read in its place, between its neighbours', async () => {
    await showList([recordEvent(41), unreadableEvent(), recordEvent(58)]);
    expect(cellsOf(1)).toEqual(['Offsets 42 to 57 of partition 0 (1.2 kB) could not be read: The batch is damaged.']);
    expect(cellsOf(2)[2]).toBe('58');
  });

  it('draws only the rows in sight of 100,000, and brings any of them into sight', async () => {
    const { screen, handle } = await showList(Array.from({ length: 100_000 }, (_, index) => recordEvent(index)));
    await expect.poll(() => cellsOf(0)[2]).toBe('0');
    expect(screen.container.querySelectorAll('tr[data-index]').length).toBeLessThan(100);
    expect(screen.container.querySelector('table')?.getAttribute('aria-rowcount')).toBe('100001');
    handle.current?.reveal(77_777);
    await expect.poll(() => cellsOf(77_777)[2]).toBe('77,777');
    expect(document.querySelector('tr[data-index="77777"]')?.getAttribute('aria-rowindex')).toBe('77779');
  });

  it('keeps rows exactly as tall as it reckons, and lets texts wrap on request', async () => {
    const long = textPayload('word '.repeat(200));
    const heights = () => [...document.querySelectorAll('tr[data-index]')].map((row) => row.clientHeight);
    for (const [rows, height] of [
      ['compact', 28],
      ['comfortable', 36],
    ] as const) {
      const { screen } = await showList([recordEvent(0, { value: null }), recordEvent(1, { value: long })], { rows });
      expect(heights()).toEqual([height, height]);
      await screen.unmount();
    }
    await showList([recordEvent(0), recordEvent(1, { value: long })], { rows: 'wrap' });
    await expect.poll(() => heights()[1]).toBeGreaterThan(56);
  });

  it('ticks records one by one and all of them', async () => {
    const { opened } = await showList([recordEvent(0), recordEvent(1), unreadableEvent()]);
    const all = page.getByRole('checkbox', { name: 'Select all records of the list' });
    await page.getByRole('checkbox', { name: 'Select partition 0 offset 1' }).click();
    await expect.element(page.getByRole('checkbox', { name: 'Select partition 0 offset 1' })).toBeChecked();
    await expect.element(all).toBePartiallyChecked();
    await all.click();
    expect(document.querySelectorAll('tbody .check:checked')).toHaveLength(2);
    expect(opened).toEqual([]);
  });

  it('ticks all between two with Shift, boxes or rows, and takes them back the same way', async () => {
    const { opened } = await showList([...[0, 1, 2].map((at) => recordEvent(at)), unreadableEvent(), recordEvent(58)]);
    const box = (offset: number) =>
      page.getByRole('checkbox', { name: `Select partition 0 offset ${offset}`, exact: true });
    const ticked = () => [...document.querySelectorAll<HTMLInputElement>('tbody .check')].map(({ checked }) => checked);
    const shift = { modifiers: ['Shift' as const] };
    await box(58).click();
    await box(1).click(shift);
    expect(ticked()).toEqual([false, true, true, true]);
    await page.getByText('key-0').click(shift);
    expect(ticked()).toEqual([true, true, true, true]);
    await box(2).click();
    await box(58).click(shift);
    expect(ticked()).toEqual([true, true, false, false]);
    await box(0).click();
    await page.getByText('key-2').click(shift);
    expect(ticked()).toEqual([true, true, true, false]);
    expect(opened).toEqual([]);
    expect(String(getSelection())).toBe('');
  });

  it('keeps its head in sight while it scrolls in itself, as wide as it is', async () => {
    await page.viewport(700, 600);
    const columns = 'key,value.a,value.b,value.c,value.d,value';
    const { screen } = await showList(
      Array.from({ length: 300 }, (_, at) => recordEvent(at)),
      { columns },
    );
    await expect.element(screen.container.querySelector<HTMLElement>('.scroll')).toHaveAttribute('data-wide');
    const head = screen.container.querySelector('thead') as HTMLElement;
    for (const top of [3_000, 5_000, 1_000]) {
      window.scrollTo(0, top);
      await expect.poll(() => Math.round(head.getBoundingClientRect().top)).toBe(48);
    }
    window.scrollTo(0, 0);
    await expect.poll(() => head.getBoundingClientRect().top).toBeGreaterThanOrEqual(48);
  });

  it('opens the record whose row is pressed, and leaves a new tab to the browser', async () => {
    const { opened } = await showList([recordEvent(0), recordEvent(1), unreadableEvent()]);
    await page.getByText('key-1').click();
    await page.getByText(/^Offsets 42 to 57/).click();
    expect(opened).toEqual([1]);
    expect(
      page
        .getByRole('link')
        .elements()
        .map((link) => link.getAttribute('href')),
    ).toEqual(['?at=0.0', '?at=0.1']);
  });
});
