import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSearch, writeSearch } from '@/lib/url-state/search.ts';
import { readPartitions, writePartitions } from './partition-list.ts';
import { readPosition, showPosition } from './position.ts';
import { browserState, liveRange, placeText, queryDefaults, queryOf, readPlace, searchOf } from './query.ts';

describe('the query in the URL', () => {
  const queryIn = (url: string) => queryOf(readSearch(browserState, new URLSearchParams(url)));

  it('leaves out what is the default and keeps what is not', () => {
    const state = readSearch(browserState, new URLSearchParams('order=oldest&from=42&limit=100&at=3.7'));
    expect(queryOf(state)).toEqual({ ...queryDefaults, order: 'oldest', from: '42' });
    expect(writeSearch(browserState, state)).toBe('?order=oldest&from=42&at=3.7');
    expect(searchOf(queryOf(state)).toString()).toBe('order=oldest&from=42');
  });

  it('hands a wrong value on, so that the API can say what is wrong with it', () => {
    expect(searchOf(queryIn('limit=many')).toString()).toBe('limit=many');
  });

  it('asks for no limit in a tail', () => {
    const tail = { ...queryIn('limit=500&partitions=1'), ...liveRange };
    expect(searchOf(tail).toString()).toBe('order=oldest&to=live&partitions=1');
  });

  it('points at a record by partition and offset', () => {
    expect(readPlace('3.9223372036854775807')).toEqual({ partition: 3, offset: '9223372036854775807' });
    for (const wrong of [undefined, '', '3', '3.', '.4', '-1.4', '3.4.5', 'a.b']) expect(readPlace(wrong)).toBeNull();
    expect(placeText({ partition: 0, offset: '7' })).toBe('0.7');
  });
});

describe('a choice of partitions', () => {
  it('is written as short as it can be and reads back the same', () => {
    expect(writePartitions([7, 0, 3, 5, 6], 12)).toBe('0,3,5-7');
    expect(writePartitions([0, 1], 12)).toBe('0,1');
    expect(writePartitions([0, 1, 2], 3)).toBe('');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200), { minLength: 1 }), (partitions) => {
        const sorted = [...partitions].sort((a, b) => a - b);
        expect(readPartitions(writePartitions(partitions, 1_000))).toEqual(sorted);
      }),
    );
  });

  it('is not guessed from what it can not mean', () => {
    for (const wrong of ['a', '1-', '5-3', '1,,2', '-1']) expect(readPartitions(wrong)).toBeNull();
  });
});

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
