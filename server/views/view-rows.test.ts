import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { saveView } from '../../lib/contracts/views.ts';
import { openStore, type Store } from '../store/store.ts';
import { changeView, insertView, readViews, removeView } from './view-rows.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'highwater-views-'));
  store = await openStore(folder);
});

afterEach(async () => {
  await store.destroy();
  await rm(folder, { recursive: true });
});

const late = { name: 'Late orders', path: '/topics/orders/messages?search=late' };

describe('a saved view', () => {
  test('is there for everybody on this cluster, and on no other, also after a restart', async () => {
    const saved = await insertView(store, 'prod', late, 5000);
    expect(saved).toEqual({ id: saved.id, ...late, savedAt: '1970-01-01T00:00:05.000Z' });
    await store.destroy();
    store = await openStore(folder);
    expect(await readViews(store, 'prod')).toEqual([saved]);
    expect(await readViews(store, 'other')).toEqual([]);
  });

  test('keeps its name for itself, whatever the case of its letters', async () => {
    const saved = await insertView(store, 'prod', late, 0);
    await expect(insertView(store, 'prod', { ...late, name: 'late ORDERS' }, 0)).rejects.toMatchObject({
      code: 'VIEW_EXISTS',
      details: { view: saved.id },
    });
    await insertView(store, 'other', late, 0);
    const second = await insertView(store, 'prod', { ...late, name: 'Other' }, 0);
    await expect(changeView(store, 'prod', second.id, { name: 'Late orders' }, 0)).rejects.toMatchObject({
      code: 'VIEW_EXISTS',
    });
  });

  test('takes another name or another address, each alone', async () => {
    const { id } = await insertView(store, 'prod', late, 0);
    expect(await changeView(store, 'prod', id, { name: 'late orders' }, 1000)).toMatchObject({
      name: 'late orders',
      path: late.path,
    });
    const moved = await changeView(store, 'prod', id, { path: '/topics' }, 2000);
    expect(moved).toMatchObject({ name: 'late orders', path: '/topics', savedAt: '1970-01-01T00:00:02.000Z' });
    expect(await readViews(store, 'prod')).toEqual([moved]);
  });

  test('can be deleted once, and not from another cluster', async () => {
    const saved = await insertView(store, 'prod', late, 0);
    await expect(removeView(store, 'other', saved.id)).rejects.toMatchObject({ code: 'VIEW_NOT_FOUND' });
    expect(await removeView(store, 'prod', saved.id)).toEqual(saved);
    await expect(removeView(store, 'prod', saved.id)).rejects.toMatchObject({ code: 'VIEW_NOT_FOUND' });
    await expect(changeView(store, 'prod', saved.id, { name: 'x' }, 0)).rejects.toMatchObject({
      code: 'VIEW_NOT_FOUND',
    });
  });
});

describe('the address of a view', () => {
  const taken = (path: string) => saveView.body?.safeParse({ name: 'x', path }).success;

  test.each(['', '?fresh=1', '/topics', '/topics/a%2Fb/messages?search=%E2%82%AC&from=-2h', '/topics?search=//x'])(
    'may be %s',
    (path) => expect(taken(path)).toBe(true),
  );

  test.each(['//evil.example', '/\\evil', 'topics', 'javascript:alert(1)', '/topics#x', '/a b', '/topics//x'])(
    'may not be %s',
    (path) => expect(taken(path)).toBe(false),
  );
});
