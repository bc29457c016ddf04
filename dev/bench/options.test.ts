import { expect, test } from 'vitest';
import { benchOptions } from './options.ts';

test('without arguments everything runs once at full size', () => {
  expect(benchOptions([])).toEqual({ scale: 1, rounds: 1, only: null, topics: null, peers: [], reset: false });
});

test('a peer is a name and an address, which may hold equals signs', () => {
  const peer = 'other=http://127.0.0.1:8080/topics/{topic}?q={needle}';
  expect(
    benchOptions(['--scale', '0.1', '--only', 'literal,first', '--topics', 'orders.none', '--peer', peer]),
  ).toMatchObject({
    scale: 0.1,
    only: ['literal', 'first'],
    topics: ['orders.none'],
    peers: [{ name: 'other', url: 'http://127.0.0.1:8080/topics/{topic}?q={needle}' }],
  });
});

test.each([
  [['--scale', '2'], '--scale 2 is not between'],
  [['--rounds', 'x'], '--rounds x is no number'],
  [['--peer', 'other'], '--peer other is not NAME=URL'],
  [['--speed'], 'Usage: npm run bench'],
])('%j is refused in words', (args, words) => {
  expect(() => benchOptions(args)).toThrow(words);
});
