import { expect, test } from 'vitest';
import { ByteBudget, ScanSlots } from './limits.ts';

const live = new AbortController().signal;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('one scan too many is told to come back, and a slot is free again after its end', () => {
  const slots = new ScanSlots();
  const leave = Array.from({ length: 32 }, () => slots.take('page', null));
  expect(() => slots.take('page', null)).toThrow(expect.objectContaining({ code: 'TOO_MANY_SCANS' }));
  slots.take('tail', null)();
  leave[0]?.();
  leave[0]?.();
  slots.take('page', null);
  expect(() => slots.take('page', null)).toThrow();
});

test('one person can not take all the room, and is told so; others go on', () => {
  const slots = new ScanSlots();
  const leave = Array.from({ length: 12 }, () => slots.take('page', 'ann'));
  expect(() => slots.take('page', 'ann')).toThrow(
    expect.objectContaining({ code: 'TOO_MANY_SCANS', message: expect.stringContaining('for you alone') }),
  );
  slots.take('tail', 'ann');
  slots.take('page', 'ben');
  leave[0]?.();
  slots.take('page', 'ann');
});

test('bytes in flight never exceed the budget, and all come to their turn', async () => {
  const budget = new ByteBudget(100);
  let flying = 0;
  let most = 0;
  const sizes = [60, 60, 10, 500, 40, 100, 1];
  await Promise.all(
    sizes.map((size) =>
      budget.use(size, live, async () => {
        flying += Math.min(size, 100);
        most = Math.max(most, flying);
        await turn();
        flying -= Math.min(size, 100);
      }),
    ),
  );
  expect(most).toBeLessThanOrEqual(100);
  expect(flying).toBe(0);
});

test('who leaves while waiting holds up nobody', async () => {
  const budget = new ByteBudget(100);
  const gate = Promise.withResolvers<void>();
  const first = budget.use(100, live, () => gate.promise);
  const stop = new AbortController();
  const second = budget.use(100, stop.signal, async () => 'never');
  const third = budget.use(10, live, async () => 'third');
  stop.abort(new Error('left'));
  await expect(second).rejects.toThrow('left');
  gate.resolve();
  await first;
  expect(await third).toBe('third');
});
