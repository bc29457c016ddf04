import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSearch, writeSearch } from './search.ts';

const schema = z.object({
  search: z.string().default(''),
  sort: z.enum(['name', 'size']).default('name'),
  page: z.coerce.number().int().min(1).default(1),
  show: z.enum(['offline']).optional(),
});

const read = (text: string) => readSearch(schema, new URLSearchParams(text));

describe('view state in the URL', () => {
  it('is the default where the link says nothing', () => {
    expect(read('')).toEqual({ search: '', sort: 'name', page: 1 });
  });

  it('takes what the link says', () => {
    expect(read('search=a%20b&sort=size&page=3&show=offline')).toEqual({
      search: 'a b',
      sort: 'size',
      page: 3,
      show: 'offline',
    });
  });

  it('falls back parameter by parameter, so a mistyped link still opens', () => {
    expect(read('sort=colour&page=-1&search=x&show=')).toEqual({ search: 'x', sort: 'name', page: 1 });
  });

  it('leaves defaults out of the link and keeps what belongs to others', () => {
    const others = new URLSearchParams('panel=open&page=2');
    expect(writeSearch(schema, { search: '', sort: 'size', page: 1 }, others)).toBe('?panel=open&sort=size');
  });

  it('writes nothing for the default view', () => {
    expect(writeSearch(schema, read(''))).toBe('');
  });
});
