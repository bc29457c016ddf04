import { describe, expect, test } from 'vitest';
import type { From, To } from './parse-range.ts';
import { type LogFacts, planRange, type Resume } from './plan-ranges.ts';

const log: LogFacts = {
  partition: 0,
  start: 10n,
  highWatermark: 100n,
  lastStable: null,
  fromTime: null,
  toTime: null,
};
const open = { ...log, lastStable: 80n };
const earliest: From = { kind: 'earliest' };
const latest: To = { kind: 'latest' };
const offset = (offset: bigint) => ({ kind: 'offset', offset }) as const;
const time = { kind: 'time', at: 5n } as const;

describe('what is examined of a partition', () => {
  test.each<[string, From, To, LogFacts, { start: bigint; end: bigint; clamped?: boolean; pending?: bigint }]>([
    ['everything by default', earliest, latest, log, { start: 10n, end: 100n }],
    ['up to an open transaction', earliest, latest, open, { start: 10n, end: 80n, pending: 20n }],
    ['between offsets', offset(20n), offset(30n), log, { start: 20n, end: 30n }],
    ['from an offset that is gone', offset(3n), latest, log, { start: 10n, end: 100n, clamped: true }],
    ['up to an offset that is not there yet', earliest, offset(500n), log, { start: 10n, end: 100n, clamped: true }],
    ['up to an offset that waits', earliest, offset(90n), open, { start: 10n, end: 80n, pending: 10n }],
    ['nothing before the log', offset(1n), offset(2n), log, { start: 10n, end: 10n, clamped: true }],
    ['nothing after the log', offset(200n), latest, log, { start: 100n, end: 100n, clamped: true }],
    ['from the first record of a time', time, latest, { ...log, fromTime: 50n }, { start: 50n, end: 100n }],
    ['nothing where no record is that late', time, latest, log, { start: 100n, end: 100n }],
    ['up to the first record of a time', earliest, time, { ...log, toTime: 60n }, { start: 10n, end: 60n }],
    ['to the end where no record is that late', earliest, time, log, { start: 10n, end: 100n }],
    ['nothing yet in a tail', { kind: 'latest' }, { kind: 'live' }, log, { start: 100n, end: 100n }],
  ])('%s', (_, from, to, facts, expected) => {
    expect(planRange({ from, to }, 'oldest', facts)).toEqual({
      partition: 0,
      clamped: false,
      pending: 0n,
      ...expected,
    });
  });

  test.each<[string, 'newest' | 'oldest', LogFacts, Resume, { start: bigint; end: bigint; clamped?: boolean }]>([
    [
      'to the frozen end',
      'oldest',
      { ...log, highWatermark: 150n },
      { position: 40n, end: 100n },
      { start: 40n, end: 100n },
    ],
    ['downwards', 'newest', { ...log, highWatermark: 150n }, { position: 40n, end: 0n }, { start: 10n, end: 40n }],
    [
      'past what retention took',
      'oldest',
      { ...log, start: 60n },
      { position: 40n, end: 100n },
      { start: 60n, end: 100n, clamped: true },
    ],
    [
      'with nothing left',
      'newest',
      { ...log, start: 60n },
      { position: 40n, end: 0n },
      { start: 60n, end: 60n, clamped: true },
    ],
  ])('a further page goes on %s', (_, order, facts, resume, expected) => {
    const range = planRange({ from: earliest, to: latest }, order, facts, resume);
    expect(range).toEqual({ partition: 0, clamped: false, pending: 0n, ...expected });
  });
});
