import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPosition, showPosition } from './position.ts';

describe('a place in the log, typed by a person', () => {
  const now = Date.UTC(2026, 10, 20, 14, 3, 19);
  const read = (text: string, zone = 'UTC') => {
    const input = readPosition(text, zone, now);
    return input.ok ? input.position : input.error;
  };

  it('is an offset, a duration, or a time in the chosen zone', () => {
    expect(read('42')).toBe('42');
    expect(read(' -2h ')).toBe('-2h');
    expect(read('10:00')).toBe('2026-11-20T10:00:00.000Z');
    expect(read('10:00', 'Europe/Berlin')).toBe('2026-11-20T09:00:00.000Z');
    expect(read('2026-07-01 10:00:05.25', 'Europe/Berlin')).toBe('2026-07-01T08:00:05.250Z');
    expect(read('2026-07-01', 'America/New_York')).toBe('2026-07-01T04:00:00.000Z');
    expect(read('2026-07-01T10:00:00+02:00')).toBe('2026-07-01T08:00:00.000Z');
  });

  it('says what would be right when it is none of these', () => {
    expect(read('-2hh')).toBe('“-2hh” is not a time. Try -2h, 10:00, 2026-11-20 10:00, or an offset.');
    for (const wrong of ['', '25:00', '2026-13-01', '10:60', 'yesterday', '-2'])
      expect(read(wrong)).toContain('is not a time');
  });

  it('comes back as the same instant after it was shown, in every zone and over both changes of the clock', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Apia',
    );
    const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) });
    const aroundChanges = fc.integer({ min: Date.UTC(2026, 9, 24, 22), max: Date.UTC(2026, 9, 25, 4) });
    fc.assert(
      fc.property(fc.oneof(instants, aroundChanges), zones, (at, zone) => {
        const position = new Date(at).toISOString();
        expect(readPosition(showPosition(position, zone, now), zone, now)).toEqual({ ok: true, position });
      }),
      { numRuns: 500 },
    );
  });
});
