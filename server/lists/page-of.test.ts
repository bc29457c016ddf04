import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matches, pageOf } from './page-of.ts';

const rows = [
  { name: 'orders', lag: 5n },
  { name: 'billing', lag: null },
  { name: 'carts', lag: 2n ** 60n },
  { name: 'audit', lag: 5n },
];
const input = { order: 'asc', page: 1, pageSize: 50 } as const;
const names = (order: 'asc' | 'desc') =>
  pageOf(
    rows,
    { ...input, order },
    ({ lag }) => lag,
    ({ name }) => name,
  ).items.map(({ name }) => name);

describe('a page of a list', () => {
  test('equal values stand in order of their names, unknown ones last', () => {
    expect(names('asc')).toEqual(['audit', 'orders', 'carts', 'billing']);
    expect(names('desc')).toEqual(['carts', 'audit', 'orders', 'billing']);
  });

  test('a page beyond the end is empty and still tells the total', () => {
    const page = pageOf(
      rows,
      { ...input, page: 9 },
      ({ name }) => name,
      ({ name }) => name,
    );
    expect(page).toEqual({ items: [], total: 4, page: 9, pageSize: 50 });
  });

  test('pages together are the whole list, each item once', () => {
    const item = fc.record({ name: fc.string(), value: fc.option(fc.bigInt()) });
    const items = fc.uniqueArray(item, { selector: ({ name }) => name, maxLength: 40 });
    fc.assert(
      fc.property(items, fc.constantFrom('asc', 'desc'), fc.integer({ min: 1, max: 9 }), (list, order, pageSize) => {
        const page = (number: number, size: number) =>
          pageOf(
            list,
            { order, page: number, pageSize: size },
            ({ value }) => value,
            ({ name }) => name,
          ).items;
        const count = Math.ceil(list.length / pageSize);
        const pages = Array.from({ length: count }, (_, i) => page(i + 1, pageSize)).flat();
        expect(pages).toEqual(page(1, 500));
      }),
    );
  });
});

test.each([
  ['', true],
  ['ORD', true],
  [' ord ', true],
  ['x', false],
])('%j is found in orders: %s', (search, found) => {
  expect(matches(search, 'Orders', null)).toBe(found);
});
