import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes } from './bytes.ts';
import { configHint } from './config-value.ts';
import { formatDuration } from './duration.ts';
import { formatInteger, formatPercent, formatRate, formatShort } from './number.ts';
import { formatAgo, formatClock, formatDateTime, isTimeZone } from './time.ts';

describe('numbers', () => {
  it('keep every digit of 64 bits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        expect(formatInteger(String(value)).replaceAll(',', '')).toBe(String(value));
      }),
    );
  });

  it.each([
    [0, '0'],
    [0.004, '< 0.01'],
    [0.09, '0.09'],
    [0.0931, '0.093'],
    [4.62, '4.6'],
    [38_420.3, '38,420'],
  ])('rate %d reads %s', (rate, text) => expect(formatRate(rate)).toBe(text));

  it.each([
    [0, '0'],
    [250_000, '250 k'],
    [1_500_000, '1.5 M'],
    [2e9, '2 G'],
  ])('axis label of %d is %s', (value, text) => expect(formatShort(value)).toBe(text));

  it('percentages carry a sign where asked, and never a negative zero', () => {
    expect(formatPercent(5.62, { signed: true })).toBe('+5.6 %');
    expect(formatPercent(-0.01, { signed: true })).toBe('0 %');
  });
});

describe('sizes', () => {
  it.each([
    ['0', '0 B'],
    ['999', '999 B'],
    ['1000', '1.0 kB'],
    ['999949', '999.9 kB'],
    ['999950', '1.0 MB'],
    ['412612345678', '412.6 GB'],
    ['9223372036854775807', '9.2 EB'],
    ['-1500', '-1.5 kB'],
  ])('%s bytes read %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('are never four digits long before the unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (bytes) => {
        expect(Number.parseFloat(formatBytes(bytes))).toBeLessThan(1000);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [0.62, '0.6 s'],
    [9.96, '10 s'],
    [59.7, '1 min'],
    [1480, '24 min 40 s'],
    [3900, '1 h 05 min'],
    [511_200, '5 d 22 h'],
    [-90, '-1 min 30 s'],
  ])('%d s read %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe('times', () => {
  const at = Date.parse('2026-11-20T23:30:05.482Z');

  it('are in the zone asked for, date included', () => {
    expect(formatDateTime(at, 'Asia/Tokyo', 'millisecond')).toBe('2026-11-21 08:30:05.482');
    expect(formatClock(at, 'UTC', 'minute')).toBe('23:30');
  });

  it('midnight is 00, not 24', () => {
    expect(formatClock(Date.parse('2026-11-20T00:00:00Z'), 'UTC')).toBe('00:00:00');
  });

  it.each([
    [0, 'now'],
    [3_000, '3 s ago'],
    [61_000, '1 min ago'],
    [3_960_000, '1 h 06 min ago'],
    [-4_000, 'in 4 s'],
  ])('%d ms later it reads %s', (later, text) => expect(formatAgo(at, at + later)).toBe(text));

  it('know which zones exist', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});

describe('configuration values', () => {
  it.each([
    ['retention.ms', '604800000', '7 d'],
    ['segment.bytes', '1073741824', '1.1 GB'],
    ['flush.messages', '9223372036854775807', 'no limit'],
    ['retention.ms', '-1', 'no limit'],
    ['local.retention.ms', '-2', 'as the whole retention'],
    ['compression.gzip.level', '-1', null],
    ['cleanup.policy', 'delete', null],
    ['min.insync.replicas', '2', null],
  ])('%s = %s means %s', (name, value, hint) => expect(configHint(name, value)).toBe(hint));
});
