import { describe, expect, it } from 'vitest';
import { assertJson, guard } from './guard.ts';

const settings = { allowedHosts: ['kafka.example.com'], publicUrl: 'https://kafka.example.com' };

function verdict(headers: Record<string, string>): string {
  try {
    guard(new Request('http://console/api/clusters', { headers }), settings);
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('which requests the API answers', () => {
  it.each([
    ['a program on this machine', { host: '127.0.0.1:3000' }],
    ['IPv6 loopback', { host: '[::1]:3000' }],
    ['localhost, whatever the case', { host: 'LOCALHOST:3000' }],
    ['a name below localhost', { host: 'highwater.localhost:3000' }],
    ['the public name', { host: 'kafka.example.com' }],
    ['our own page', { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }],
    ['an address typed by the user', { host: 'localhost:3000', 'sec-fetch-site': 'none' }],
    [
      'our page behind a proxy that keeps its own Host',
      { host: 'localhost:3000', origin: 'https://kafka.example.com' },
    ],
  ])('%s', (_who, headers) => {
    expect(verdict(headers)).toBe('passes');
  });

  it.each([
    ['a stranger whose name points here', { host: 'evil.example:3000' }],
    ['a name that only looks like loopback', { host: '127.0.0.1.evil.example' }],
    ['another address', { host: '10.0.0.7:3000' }],
    ['no Host at all', {}],
    ['a Host that is no host', { host: 'localhost@evil.example' }],
    ['a name below an allowed one', { host: 'a.kafka.example.com' }],
  ])('refused by Host: %s', (_who, headers) => {
    expect(verdict(headers as Record<string, string>)).toBe('HOST_REFUSED');
  });

  it.each([
    ["another site's page", { 'sec-fetch-site': 'cross-site' }],
    ['a page on another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a foreign Origin from an old browser', { origin: 'http://evil.example' }],
    ['another port in the Origin', { origin: 'http://localhost:8080' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('refused as cross-site: %s', (_who, headers) => {
    expect(verdict({ host: 'localhost:3000', ...headers })).toBe('CROSS_SITE_REFUSED');
  });
});

describe('a write', () => {
  const write = (contentType: string) => () =>
    assertJson(new Request('http://console/api', { method: 'POST', headers: { 'content-type': contentType } }));

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])('may be %s', (type) => {
    expect(write(type)).not.toThrow();
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])('may not be %s', (type) => {
    expect(write(type)).toThrow('as JSON');
  });
});
