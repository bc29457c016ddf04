import { beforeEach, expect, test } from 'vitest';
import { queryDefaults } from './query.ts';
import { recentQueries, rememberQuery } from './recent-queries.ts';

beforeEach(() => localStorage.clear());

const looking = (search: string) => ({ ...queryDefaults, search });
const remember = (search: string) =>
  rememberQuery('prod', 'orders', looking(search), `/clusters/prod/topics/orders/messages?search=${search}`);

test('the last twenty queries are kept, each once, the newest first', () => {
  for (let n = 0; n < 25; n++) remember(`text-${n}`);
  remember('text-20');
  const labels = recentQueries('prod').map(({ label }) => label);
  expect(labels).toHaveLength(20);
  expect(labels.slice(0, 3)).toEqual(['orders: text-20', 'orders: text-24', 'orders: text-23']);
  expect(recentQueries('other')).toEqual([]);
});

test('a query that looks for nothing is not kept', () => {
  rememberQuery('prod', 'orders', { ...queryDefaults, from: '-2h' }, '/clusters/prod/topics/orders/messages?from=-2h');
  expect(recentQueries('prod')).toEqual([]);
});

test('what others left in the storage is no address to follow', () => {
  const strange = [{ href: 'https://elsewhere.example', label: 'x' }, { href: 3, label: 'x' }, null, 'x'];
  localStorage.setItem('queries:prod', JSON.stringify(strange));
  expect(recentQueries('prod')).toEqual([]);
  localStorage.setItem('queries:prod', '{');
  expect(recentQueries('prod')).toEqual([]);
});
