import { describe, expect, test } from 'vitest';
import { lagRange } from './lag-range.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;

describe('the range of a lag chart', () => {
  test.each([
    ['-1h', 'now', undefined, { from: now - hour, to: now, step: 15_000 }],
    ['-6h', 'now', undefined, { from: now - 6 * hour, to: now, step: 90_000 }],
    ['-5m', 'now', undefined, { from: now - 300_000, to: now, step: 5_000 }],
    [
      '2026-11-20T10:00:00Z',
      '2026-11-20T13:00:00+02:00',
      60_000,
      { from: now - 2 * hour, to: now - hour, step: 60_000 },
    ],
    ['-1h', 'now', 1_000, { from: now - hour, to: now, step: 5_000 }],
    ['-7d', 'now', 5_000, { from: now - 168 * hour, to: now, step: 604_800 }],
  ])('from %s to %s, step %s', (from, to, step, range) => {
    expect(lagRange({ from, to, step }, now)).toEqual(range);
  });

  test.each([
    ['-1x', 'now', 'from'],
    ['yesterday', 'now', 'from'],
    ['2026-13-40T10:00:00Z', 'now', 'from'],
    ['-1h', '12', 'to'],
    ['now', '-1h', 'from'],
  ])('from %s to %s is refused', (from, to, field) => {
    expect(() => lagRange({ from, to }, now)).toThrow(`\`${field}\``);
  });
});
