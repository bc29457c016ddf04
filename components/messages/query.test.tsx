import { describe, expect, it } from 'vitest';
import { readSearch, writeSearch } from '@/lib/url-state/search.ts';
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
