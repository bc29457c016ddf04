import { expect, test } from 'vitest';
import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { resetTarget } from './reset-target.ts';

const now = Date.parse('2026-11-20T12:00:00Z');
const at = (text: string) => BigInt(Date.parse(text));
const targetOf = (to: ResetOffsetsRequest['to']) =>
  resetTarget({ kind: 'reset-offsets', group: 'g', scope: 'all', to }, now);

test('a target leads where it says, in Kafka’s own words', () => {
  const cases: [ResetOffsetsRequest['to'], string, string | undefined, bigint | null][] = [
    ['earliest', 'To the start', '--to-earliest', null],
    ['latest', 'To the end', '--to-latest', null],
    [{ offset: '0042' }, 'To offset 42', '--to-offset 42', null],
    [{ shift: '-10' }, 'By −10', '--shift-by -10', null],
    [{ shift: '10' }, 'By +10', '--shift-by 10', null],
    [
      { time: '2026-11-20T10:00:00Z' },
      'To 2026-11-20 10:00:00 UTC',
      '--to-datetime 2026-11-20T10:00:00.000Z',
      at('2026-11-20T10:00:00Z'),
    ],
    [{ duration: '-2h' }, 'To 2026-11-20 10:00:00 UTC', '--by-duration PT7200S', at('2026-11-20T10:00:00Z')],
    [{ duration: '-250ms' }, 'To 2026-11-20 11:59:59 UTC', '--by-duration PT0.25S', BigInt(now) - 250n],
    [{ duration: '-999999999w' }, 'To 1970-01-01 00:00:00 UTC', '--by-duration PT604799999395200S', 0n],
    [{ group: '' }, 'To the offsets of ""', undefined, null],
    [{ csv: 'orders,0,1' }, 'To the offsets of the CSV', undefined, null],
  ];
  for (const [to, lead, command, time] of cases) {
    const target = targetOf(to);
    expect([to, target.lead, target.command?.join(' '), target.time]).toEqual([to, lead, command, time]);
  }
});

test('a time before 1970 is 1970: to Kafka a negative time means something else', () => {
  expect(targetOf({ time: '1960-01-01T00:00:00Z' }).time).toBe(0n);
});

test.each(['2h', '-2', '-2y', '-1.5h', '', '-', '- 2h'])('%j is no duration before now', (duration) => {
  expect(() => targetOf({ duration })).toThrow(`must be a duration before now such as -2h, not "${duration}"`);
});
