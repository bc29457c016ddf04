import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { WithPreferences } from './testing/with-preferences.tsx';
import { Time } from './time.tsx';

const now = Date.parse('2026-11-20T14:03:19Z');

afterEach(() => vi.useRealTimers());

async function shown(node: React.ReactNode, zone = 'UTC') {
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const screen = await render(<WithPreferences zone={zone}>{node}</WithPreferences>);
  const time = screen.container.querySelector('time');
  return { text: time?.textContent, title: time?.title, dateTime: time?.dateTime };
}

it('shows the clock alone on the same day, with how long ago', async () => {
  const { text } = await shown(<Time at="2026-11-20T13:41:00Z" precision="minute" prefix="since" relative />);
  expect(text).toBe('since 13:41 22 min ago');
});

it('shows the date on another day', async () => {
  expect((await shown(<Time at="2026-11-19T13:41:07Z" />)).text).toBe('2026-11-19 13:41:07');
});

it('shows the reader’s zone and keeps the instant', async () => {
  const seen = await shown(<Time at="2026-11-20T23:30:00.482Z" date precision="millisecond" />, 'Asia/Tokyo');
  expect(seen).toEqual({
    text: '2026-11-21 08:30:00.482',
    title: '2026-11-21 08:30:00.482 Asia/Tokyo',
    dateTime: '2026-11-20T23:30:00.482Z',
  });
});

it('shows a timestamp outside every calendar as its milliseconds', async () => {
  expect((await shown(<Time at={9.2e18} />)).text).toBe('9200000000000000000 ms');
});
