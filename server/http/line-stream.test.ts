import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { lineStream } from './line-stream.ts';

interface Event {
  n: number;
  text?: string;
}

async function started(events: AsyncGenerator<Event, void>) {
  const stop = new AbortController();
  const failed = vi.fn((error: unknown) => JSON.stringify({ type: 'error', message: (error as Error).message }));
  const stream = lineStream({ first: await events.next(), events, toLine: JSON.stringify, failed, stop });
  return { reader: stream.getReader(), stop, failed };
}

async function rest(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) text += Buffer.from(chunk.value);
  return text;
}

/** Yields `count` events and tells how many it made and how it ended. */
function counting(count: number, pause?: () => Promise<unknown>) {
  const seen = { made: 0, closed: 0 };
  async function* events(): AsyncGenerator<Event, void> {
    try {
      while (seen.made < count) {
        await pause?.();
        yield { n: seen.made++ };
      }
    } finally {
      seen.closed++;
    }
  }
  return { seen, events: events() };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('a stream of lines', () => {
  it('gives every event once, in order, whatever their sizes and pauses', async () => {
    const sizes = fc.array(fc.record({ length: fc.nat(90_000), wait: fc.boolean() }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(sizes, async (list) => {
        async function* events(): AsyncGenerator<Event, void> {
          for (const [n, { length, wait }] of list.entries()) {
            if (wait) await tick();
            yield { n, text: 'x'.repeat(length) };
          }
        }
        const { reader } = await started(events());
        const lines = (await rest(reader)).split('\n').slice(0, -1);
        expect(lines.map((line) => JSON.parse(line).n)).toEqual(list.map((_, n) => n));
      }),
      { numRuns: 50 },
    );
  });

  it('puts many small events into one chunk, but does not wait for more when the source does', async () => {
    const { reader } = await started(counting(100).events);
    expect(String(Buffer.from((await reader.read()).value ?? '')).split('\n')).toHaveLength(101);

    const gate = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<Event, void> {
      yield { n: 1 };
      yield { n: 2 };
      await gate.promise;
      yield { n: 3 };
    }
    const second = await started(slow());
    expect(String(Buffer.from((await second.reader.read()).value ?? ''))).toBe('{"n":1}\n{"n":2}\n');
    gate.resolve();
    expect(await rest(second.reader)).toBe('{"n":3}\n');
  });

  it('stops the source while nobody reads', async () => {
    const { seen, events } = counting(1_000_000);
    const { reader } = await started(events);
    await reader.read();
    const made = seen.made;
    for (let turn = 0; turn < 50; turn++) await tick();
    expect(seen.made).toBe(made);
    expect(made).toBeLessThan(20_000);
    await reader.cancel();
  });

  it('lets others have their turn, though neither source nor reader ever waits', async () => {
    const { reader } = await started(counting(200_000).events);
    let turns = 0;
    let pending: NodeJS.Immediate;
    const turn = () => {
      turns++;
      pending = setImmediate(turn);
    };
    pending = setImmediate(turn);
    let chunks = 0;
    while (!(await reader.read()).done) chunks++;
    clearImmediate(pending);
    expect(turns).toBeGreaterThanOrEqual(chunks - 1);
  });

  it('closes the source once when the reader leaves, also twice and in the middle of a wait', async () => {
    const { seen, events } = counting(10, tick);
    const { reader, stop, failed } = await started(events);
    const reading = reader.read();
    await reader.cancel();
    stop.abort();
    await reading;
    await vi.waitFor(() => expect(seen.closed).toBe(1));
    expect(stop.signal.aborted).toBe(true);
    expect(failed).not.toHaveBeenCalled();
  });

  it('ends with the failure after the events before it', async () => {
    async function* failing(): AsyncGenerator<Event, void> {
      yield { n: 1 };
      yield { n: 2 };
      throw new Error('broker gone');
    }
    const { reader } = await started(failing());
    expect(await rest(reader)).toBe('{"n":1}\n{"n":2}\n{"type":"error","message":"broker gone"}\n');
  });

  it('ends at once with the reason when the process stops, although the source hangs', async () => {
    async function* hanging(): AsyncGenerator<Event, void> {
      yield { n: 1 };
      await new Promise(() => {});
    }
    const { reader, stop } = await started(hanging());
    await reader.read();
    const last = rest(reader);
    stop.abort(new Error('stopping'));
    expect(await last).toBe('{"type":"error","message":"stopping"}\n');
  });

  it('of no events is empty', async () => {
    expect(await rest((await started(counting(0).events)).reader)).toBe('');
  });
});
