import { chromium, type Page } from '@playwright/test';
import { atMost, type Figure, percentile, told } from './report.ts';
import type { Bench } from './scenarios.ts';

const rows = 100_000;
const page = 10_000;
/** Height of a row, in pixels. */
const rowHeight = 28;
const viewport = { width: 1440, height: 900 };

/** How the wheel is turned: what each turn moves, in pixels, and how many there are. */
const turns = [
  { how: 'as one reads', by: 120, times: 300 },
  { how: 'from end to end', by: Math.ceil((rows * rowHeight) / 600), times: 600 },
];

/** Lengths of frames while the wheel moves through a list of 100,000 rows, drawn without a graphics card. */
export async function* frames({ console, sets }: Bench): AsyncGenerator<Figure, void> {
  const set = sets.find(({ records }) => records >= rows);
  if (!set) return;
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const tab = await browser.newPage({ viewport });
    const address = new URL(console.api);
    const search = `order=oldest&limit=${page}`;
    await tab.goto(`${address.origin}${address.pathname.replace('/api/', '/')}/topics/${set.topic}/messages?${search}`);
    for (let loaded = page; loaded < rows; loaded += page) {
      await tab
        .locator('.tail')
        .getByRole('button', { name: /^Go on/ })
        .click();
      await tab.getByText(`${(loaded + page).toLocaleString('en')} shown`).waitFor();
    }
    for (const { how, by, times } of turns) {
      await tab.evaluate(() => window.scrollTo(0, 0));
      const lengths = await framesOf(tab, () => turn(tab, by, times));
      const p95 = percentile(lengths, 0.95);
      yield atMost(`a frame of ${rows} rows scrolled ${how}, p95`, `${p95.toFixed(1)} ms`, p95, 25, ' ms');
      const longest = Math.max(...lengths).toFixed(0);
      yield told('  median, p99 and longest', `${atPart(lengths, 0.5)}, ${atPart(lengths, 0.99)}, ${longest} ms`);
    }
  } finally {
    await browser.close();
  }
}

const atPart = (lengths: readonly number[], part: number) => percentile(lengths, part).toFixed(1);

async function turn(tab: Page, by: number, times: number): Promise<void> {
  await tab.mouse.move(viewport.width / 2, viewport.height / 2);
  for (let time = 0; time < times; time++) await tab.mouse.wheel(0, by);
}

/** Milliseconds between the frames that were drawn meanwhile. */
async function framesOf(tab: Page, work: () => Promise<void>): Promise<number[]> {
  const recording = await tab.evaluateHandle(() => {
    const recorded = { lengths: [] as number[], stopped: false };
    let before: number | null = null;
    const frame = (at: number) => {
      if (before !== null) recorded.lengths.push(at - before);
      before = at;
      if (!recorded.stopped) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return recorded;
  });
  await work();
  return recording.evaluate((recorded) => {
    recorded.stopped = true;
    return recorded.lengths;
  });
}
