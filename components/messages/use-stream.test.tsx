import { expect, test } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { ApiError } from '@/lib/http/api-error.ts';
import { type Streamed, useStream } from './use-stream.ts';

interface Numbers extends Streamed {
  seen: readonly number[];
}

const nothing: Numbers = { phase: 'idle', error: null, seen: [] };
const take = (before: Numbers, events: readonly number[]): Numbers => {
  const seen = [...before.seen, ...events];
  return { ...before, seen, phase: seen.includes(9) ? 'ended' : before.phase };
};

async function* numbers(...values: (number | Error)[]) {
  for (const value of values) {
    if (value instanceof Error) throw value;
    yield value;
  }
}

test('every event of a stream is taken once, in its order, up to the one that ends it', async () => {
  const { result } = await renderHook(() => useStream(nothing, take));
  void result.current.run(() => numbers(1, 2, 3, 9));
  await expect.poll(() => result.current.state).toEqual({ phase: 'ended', error: null, seen: [1, 2, 3, 9] });
});

test('a stream that goes on keeps what came before, one that starts anew does not', async () => {
  const { result } = await renderHook(() => useStream(nothing, take));
  void result.current.run(() => numbers(1));
  await expect.poll(() => result.current.state.phase).toBe('failed');
  void result.current.run(() => numbers(2, 9), { goesOn: true });
  await expect.poll(() => result.current.state).toEqual({ phase: 'ended', error: null, seen: [1, 2, 9] });
  void result.current.run(() => numbers(3, 9));
  await expect.poll(() => result.current.state.seen).toEqual([3, 9]);
});

test('a stream that breaks off is not taken for the whole', async () => {
  const { result } = await renderHook(() => useStream(nothing, take));
  void result.current.run(() => numbers(1));
  await expect
    .poll(() => result.current.state)
    .toMatchObject({ phase: 'failed', error: { code: 'CONNECTION_LOST' }, seen: [1] });
  void result.current.run(() => numbers(1, new ApiError(404, 'TOPIC_NOT_FOUND', 'There is no topic x.')));
  await expect.poll(() => result.current.state.error?.message).toBe('There is no topic x.');
});

test('stopping ends the reading and keeps what came', async () => {
  const { result } = await renderHook(() => useStream(nothing, take));
  let left = false;
  void result.current.run(async function* (signal) {
    yield 1;
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    left = true;
  });
  await expect.poll(() => result.current.state.seen).toEqual([1]);
  result.current.stop();
  await expect.poll(() => [left, result.current.state.phase]).toEqual([true, 'stopped']);
  expect(result.current.state.seen).toEqual([1]);
});
