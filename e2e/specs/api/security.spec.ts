import { expect, test } from '@playwright/test';
import { errorOf, rawRequest } from '../../fixtures/raw-http.ts';

const own = new URL(process.env.HIGHWATER_TEST_URL ?? '');

test.describe('a page of a stranger', () => {
  for (const path of ['/api/clusters', '/api/nothing', '/metrics', '/api/health']) {
    test(`whose name points to this machine reads nothing from ${path}`, async () => {
      const reply = await rawRequest(path, { headers: { host: `evil.example:${own.port}` } });
      expect(reply.status).toBe(403);
      expect(errorOf(reply).code).toBe('HOST_REFUSED');
    });
  }

  for (const path of ['/', '/clusters/any', '/nothing/here']) {
    test(`whose name points to this machine is not shown ${path}`, async () => {
      const reply = await rawRequest(path, { headers: { host: 'evil.example' } });
      expect(reply.status).toBe(403);
      expect(reply.text).toContain('does not answer to the name');
      expect(reply.text).not.toContain('<html');
    });
  }

  const crossSite: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: `http://localhost:1` },
  ];
  for (const headers of crossSite) {
    test(`can't call the API with ${JSON.stringify(headers)}`, async () => {
      for (const method of ['GET', 'POST', 'DELETE']) {
        const reply = await rawRequest('/api/clusters', { method, headers });
        expect(reply.status).toBe(403);
        expect(errorOf(reply).code).toBe('CROSS_SITE_REFUSED');
      }
    });
  }
});

test("the console's own pages and programs are answered", async () => {
  const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: own.origin };
  for (const headers of [sameOrigin, { 'sec-fetch-site': 'none' }, {}]) {
    expect((await rawRequest('/api/clusters', { headers })).status).toBe(200);
  }
});

test('nothing allows another origin in', async () => {
  for (const method of ['GET', 'OPTIONS']) {
    const reply = await rawRequest('/api/clusters', { method, headers: { 'access-control-request-method': 'POST' } });
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

for (const path of ['/api/clusters/%ff', '/clusters/%', '/%E0%A4%A', '/api/health/%zz?x=%ff']) {
  test(`the path ${path}, which can't be decoded, is a 400 that says why`, async () => {
    for (const method of ['GET', 'POST']) {
      const reply = await rawRequest(path, { method });
      expect(reply.status).toBe(400);
      expect(errorOf(reply)).toMatchObject({
        code: 'BAD_REQUEST',
        message: expect.stringContaining('percent-encoding'),
      });
    }
  });
}

test('a path that is not there is a JSON 404 for every method', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    const reply = await rawRequest('/api/no/such/thing?x=1', { method });
    expect(reply.status).toBe(404);
    expect(errorOf(reply)).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('/api/no/such/thing') });
  }
});

test('a method that is not there is a JSON 405 that says which are', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const reply = await rawRequest('/api/clusters', { method });
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, HEAD');
    expect(errorOf(reply).code).toBe('METHOD_NOT_ALLOWED');
  }
});

test('HEAD gives the headers of GET and no body', async () => {
  const reply = await rawRequest('/api/clusters', { method: 'HEAD' });
  expect([reply.status, reply.text]).toEqual([200, '']);
  expect(reply.headers.etag).toMatch(/^W\//);
});

test('a reply that the reader has is a 304 without a body', async () => {
  const { headers } = await rawRequest('/api/health');
  const again = await rawRequest('/api/health', { headers: { 'if-none-match': headers.etag } });
  expect([again.status, again.text, again.headers.etag]).toEqual([304, '', headers.etag]);
});

test('an unknown parameter is named, and so is an unknown cluster', async () => {
  const parameter = await rawRequest('/api/clusters?colour=red');
  expect(parameter.status).toBe(400);
  expect(errorOf(parameter).message).toBe('The parameter `colour` is not known here; leave it out.');
  const cluster = await rawRequest('/api/clusters/no%20such/topics');
  expect(cluster.status).toBe(404);
  expect(errorOf(cluster)).toMatchObject({ code: 'CLUSTER_NOT_FOUND', message: expect.stringContaining('"no such"') });
});

test('a body on a path that takes none is not waited for', async () => {
  const reply = await rawRequest('/api/health', { method: 'POST' }, Buffer.alloc(3 * 1024 * 1024));
  expect(reply.status).toBe(405);
});

test('every reply carries its safety headers', async () => {
  for (const path of ['/', '/nothing/here', '/api/clusters', '/api/nothing', '/metrics']) {
    const { headers } = await rawRequest(path);
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('replies of the API may do nothing, should a browser show them', async () => {
  for (const path of ['/api/clusters', '/api/nothing', '/metrics']) {
    const policy = String((await rawRequest(path)).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
  }
});

test('every page has a policy with a nonce of its own, and its scripts carry it', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/', '/nothing/here', '/clusters/nothing']) {
    const { headers, text } = await rawRequest(path, { headers: { accept: 'text/html' } });
    const policy = String(headers['content-security-policy']);
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1];
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|https?:/);
    const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length, path).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag, path).toContain(`nonce="${nonce}"`);
    nonces.add(nonce ?? '');
  }
  expect(nonces.size).toBe(4);
});

test('the document of the API lists what it answers', async () => {
  const { paths, openapi } = JSON.parse((await rawRequest('/api/openapi.json')).text);
  expect(openapi).toMatch(/^3\.1\./);
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/clusters', '/clusters/{cluster}/topics/{topic}/messages']),
  );
});

test('metrics are text that Prometheus reads', async () => {
  const reply = await rawRequest('/metrics');
  expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(reply.text).toMatch(/^highwater_build_info\{version="[^"]+",node="[^"]+"\} 1$/m);
  for (const line of reply.text.trim().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? -?[\d.e+-]+)$/);
  }
});
