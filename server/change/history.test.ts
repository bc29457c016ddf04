import { describe, expect, it } from 'vitest';
import { engineLab } from '../testing/engine-lab.ts';
import { type HistoryQuery, readFacets, readHistory } from './history.ts';

const lab = engineLab();

async function titles(query: Partial<HistoryQuery> = {}): Promise<string[]> {
  const all: HistoryQuery = {
    ...{ cluster: 'test', search: '', kind: '', actor: '', resource: '', state: 'all' },
    ...{ order: 'desc', page: 1, pageSize: 50, ...query },
  };
  const { items, total } = await readHistory(lab.engine.store, all, lab.now);
  expect(items.length).toBe(Math.max(0, Math.min(all.pageSize, total - (all.page - 1) * all.pageSize)));
  return items.map(({ row }) => row.title.replace('Set retention of ', ''));
}

/** Applies a change to each topic, a second apart; plans one more that nobody applies. */
async function past(...topics: string[]): Promise<void> {
  for (const topic of topics) {
    lab.shelf.set(topic, 1n);
    lab.now += 1000;
    await lab.apply(await lab.plan(topic, '5'));
  }
  await lab.plan('orders', '7');
}

describe('the history', () => {
  it('has what was applied, newest first, in pages, and each cluster its own', async () => {
    await past('a', 'b', 'c', 'd', 'e');
    expect(await titles()).toEqual(['e', 'd', 'c', 'b', 'a']);
    expect(await titles({ order: 'asc', pageSize: 2 })).toEqual(['a', 'b']);
    expect(await titles({ pageSize: 2, page: 3 })).toEqual(['a']);
    expect(await titles({ pageSize: 2, page: 4 })).toEqual([]);
    expect(await titles({ cluster: 'elsewhere' })).toEqual([]);
  });

  it('has changes of the same millisecond in the order in which they were planned', async () => {
    for (const topic of ['orders', 'payments']) await lab.apply(await lab.plan(topic, '5'));
    expect([await titles(), await titles({ order: 'asc' })]).toEqual([
      ['payments', 'orders'],
      ['orders', 'payments'],
    ]);
  });

  it('is searched for any part of a name, in either case, with signs that mean themselves', async () => {
    await past('eu.orders', 'us.Orders', '100%', 'a_b', 'axb', 'back\\slash');
    expect(await titles({ search: 'ORDERS' })).toEqual(['us.Orders', 'eu.orders']);
    expect(await titles({ search: '%' })).toEqual(['100%']);
    expect(await titles({ search: 'a_b' })).toEqual(['a_b']);
    expect(await titles({ search: 'k\\s' })).toEqual(['back\\slash']);
    expect(await titles({ search: 'nothing' })).toEqual([]);
  });

  it('is filtered by the exact name of what was touched, by who, by kind and by how it went', async () => {
    await past('orders', 'orders.eu');
    lab.during = () => {
      throw new Error('No.');
    };
    await lab.apply(await lab.plan('payments', '5'));
    expect(await titles({ resource: 'orders' })).toEqual(['orders']);
    expect(await titles({ actor: 'anonymous', kind: 'alter-topic-configs', state: 'applied' })).toHaveLength(2);
    expect(await titles({ state: 'unknown' })).toEqual(['payments']);
    expect(await titles({ actor: 'somebody else' })).toEqual([]);
    expect(await titles({ kind: 'delete-topic' })).toEqual([]);
    expect(await readFacets(lab.engine.store, 'test')).toEqual({
      ...{ kinds: ['alter-topic-configs'], actors: ['anonymous'] },
    });
  });

  it('shows plans that nobody applied to who asks for them, until they are gone', async () => {
    await past('a');
    expect(await titles({ state: 'planned' })).toEqual(['orders']);
    lab.now += 600_000;
    expect([await titles({ state: 'planned' }), await titles({ state: 'expired' })]).toEqual([[], ['orders']]);
    lab.now += 25 * 3_600_000;
    await lab.plan('payments', '9');
    expect([await titles({ state: 'expired' }), await titles()]).toEqual([[], ['a']]);
  });
});
