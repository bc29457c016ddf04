import { expect, test } from 'vitest';
import { compare } from './pairs.ts';
import type { Run } from './query.ts';

const run = (more: Partial<Run>): Run => ({ ms: 10, cpuSeconds: 1, hits: ['a', 'b'], ...more });

test('whoever comes first changes from pair to pair, and each pair gives a ratio', async () => {
  const order: string[] = [];
  const as = (name: string, result: Run) => async () => {
    order.push(name);
    return result;
  };
  const compared = await compare(1, as('A', run({})), as('B', run({ ms: 25, cpuSeconds: 4, hits: ['b', 'a'] })));
  expect(order.join(' ')).toBe('A B A B B A');
  expect(compared).toMatchObject({ speed: [2.5, 2.5], cpu: [4, 4] });
});

test('what can not be known is not compared', async () => {
  const compared = await compare(
    1,
    async () => run({}),
    async () => run({ cpuSeconds: null }),
  );
  expect(compared).toMatchObject({ speed: [1, 1], cpu: null });
});

test.each([
  ['fewer', run({ hits: ['a'] }), '2 here, 1 there'],
  ['other ones', run({ hits: ['a', 'c'] }), '1 only here, 1 only there'],
])('who finds %s is not timed', async (_, theirs, words) => {
  let times = 0;
  const ours = async () => {
    times++;
    return run({});
  };
  await expect(compare(3, ours, async () => theirs)).rejects.toThrow(words);
  expect(times).toBe(1);
});
