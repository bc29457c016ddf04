import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndjsonLines } from './ndjson.ts';

/** A body that hands out `bytes` cut after each of `lengths`, then the rest. */
function bodyOf(bytes: Uint8Array, lengths: number[] = []): ReadableStream<Uint8Array> {
  let at = 0;
  const cuts = [...lengths];
  return new ReadableStream({
    pull(controller) {
      const length = cuts.shift() ?? bytes.length - at;
      controller.enqueue(bytes.slice(at, at + length));
      at += length;
      if (at >= bytes.length) controller.close();
    },
  });
}

async function read(body: ReadableStream<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of ndjsonLines(body)) lines.push(line);
  return lines;
}

const linesOf = (text: string, lengths?: number[]) => read(bodyOf(new TextEncoder().encode(text), lengths));

describe('reading a stream of lines', () => {
  it('gives the same lines however the bytes are cut, also inside a character', async () => {
    const line = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\n'));
    const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), cuts, fc.boolean(), async (lines, lengths, closed) => {
        const text = lines.join('\n') + (closed && lines.length > 0 ? '\n' : '');
        expect(await linesOf(text, lengths)).toEqual(lines);
      }),
    );
  });

  it('reads a line of several megabytes that comes in small pieces', async () => {
    const long = JSON.stringify('é'.repeat(2_000_000));
    expect(await linesOf(`${long}\n{}\n`, Array(60).fill(65_535))).toEqual([long, '{}']);
  });

  it('gives nothing for an empty body and skips empty lines', async () => {
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf('\n\n{}\n\n')).toEqual(['{}']);
  });

  it('refuses bytes that are not UTF-8 instead of replacing them', async () => {
    await expect(read(bodyOf(new Uint8Array([0x22, 0xff, 0x22, 0x0a])))).rejects.toThrow(TypeError);
  });

  it('ends at once and cancels the body when aborted in the middle of a wait', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"n":1}\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    const stop = new AbortController();
    const seen: string[] = [];
    for await (const line of ndjsonLines(body, stop.signal)) {
      seen.push(line);
      queueMicrotask(() => stop.abort());
    }
    expect(seen).toEqual(['{"n":1}']);
    expect(cancelled).toBe(true);
  });

  it('cancels the body when the reader stops early', async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('{}\n')),
      cancel: () => {
        cancelled = true;
      },
    });
    for await (const _ of ndjsonLines(body)) break;
    expect(cancelled).toBe(true);
  });

  it('passes on the failure of a connection', async () => {
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('reset')) });
    await expect(read(body)).rejects.toThrow('reset');
  });
});
