import { expect, it } from 'vitest';
import { crumbsOf } from './crumbs.ts';

const words = (path: string) => crumbsOf(path).map(({ label, href }) => (href ? `${label} → ${href}` : label));

it('leads from a topic back to its cluster', () => {
  expect(words('/clusters/shop/topics/orders')).toEqual([
    'shop → /clusters/shop',
    'Topics → /clusters/shop/topics',
    'orders',
  ]);
});

it('calls the cluster as people do', () => {
  const labels = (path: string) => crumbsOf(path, 'Shop, Europe').map(({ label }) => label);
  expect(labels('/clusters/shop/topics/orders')).toEqual(['Shop, Europe', 'Topics', 'orders']);
  expect(labels('/clusters/shop')).toEqual(['Clusters', 'Shop, Europe']);
});

it('takes a tab for the thing itself', () => {
  expect(words('/clusters/shop/topics/orders/partitions').at(-1)).toBe('orders');
});

it('names a message by where it lies', () => {
  expect(words('/clusters/shop/topics/orders/messages/3/42')).toEqual([
    'shop → /clusters/shop',
    'Topics → /clusters/shop/topics',
    'orders → /clusters/shop/topics/orders',
    'Partition 3, offset 42',
  ]);
});

it('shows names as they are, and encodes them in links', () => {
  expect(words('/clusters/my%20shop/groups/a%2Fb').slice(1)).toEqual(['Groups → /clusters/my%20shop/groups', 'a/b']);
});

it('survives an address that is not encoded properly', () => {
  expect(words('/clusters/100%/brokers/4').at(-1)).toBe('Broker 4');
});
