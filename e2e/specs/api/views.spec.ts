import { expect } from '@playwright/test';
import { test } from '../../fixtures/kafka.ts';
import { errorOf, type RawReply, rawRequest } from '../../fixtures/raw-http.ts';

const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<RawReply> =>
  rawRequest(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
    JSON.stringify(body),
  );

test('a view is saved, found, renamed, replaced and deleted', async ({ cluster, unique }) => {
  const path = `/api/clusters/${cluster}/views`;
  const [name, other] = [unique('Late orders'), unique('Other')];
  const address = '/topics/orders/messages?search=late';
  const saved = await post(path, { name, path: address });
  expect(saved.status, saved.text).toBe(201);
  const view = JSON.parse(saved.text);
  expect(view).toMatchObject({ name, path: address });

  const again = await post(path, { name, path: '/topics' });
  expect([again.status, errorOf(again)]).toMatchObject([409, { code: 'VIEW_EXISTS', details: { view: view.id } }]);
  expect(JSON.parse((await post(`${path}/${view.id}`, { name: other })).text)).toMatchObject({
    name: other,
    path: address,
  });
  expect(JSON.parse((await post(`${path}/${view.id}`, { path: '/groups' })).text)).toMatchObject({
    name: other,
    path: '/groups',
  });
  const { items } = JSON.parse((await rawRequest(path)).text);
  expect(items).toContainEqual(expect.objectContaining({ id: view.id, name: other, path: '/groups' }));

  expect((await post(`${path}/${view.id}/delete`, {})).status).toBe(200);
  const gone = await post(`${path}/${view.id}/delete`, {});
  expect([gone.status, errorOf(gone).code]).toEqual([404, 'VIEW_NOT_FOUND']);
});

test('a stranger’s page saves no view, and no view leads away from the cluster', async ({ cluster, unique }) => {
  const path = `/api/clusters/${cluster}/views`;
  const view = { name: unique('Elsewhere'), path: '/topics' };
  const stranger = await post(path, view, { origin: 'https://elsewhere.example' });
  expect([stranger.status, errorOf(stranger).code]).toEqual([403, 'CROSS_SITE_REFUSED']);
  const form = await post(path, view, { 'content-type': 'text/plain' });
  expect([form.status, errorOf(form).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  for (const wrong of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example', 'topics']) {
    const reply = await post(path, { ...view, path: wrong });
    expect([wrong, reply.status, errorOf(reply).code]).toEqual([wrong, 400, 'BAD_REQUEST']);
  }
  const { items } = JSON.parse((await rawRequest(path)).text);
  expect(items.map(({ name }: { name: string }) => name)).not.toContain(view.name);
});
