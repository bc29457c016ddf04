import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { clusterParams, int64, noQuery } from '../../lib/contracts/common.ts';
import { contract } from '../../lib/contracts/contract.ts';
import { AppError } from '../../lib/errors.ts';
import { ndjson } from './ndjson.ts';
import { only } from './only.ts';
import { route } from './route.ts';

vi.stubEnv('KAFKA_BROKERS', '127.0.0.1:9092');
vi.stubEnv('KAFKA_CLUSTER_NAME', 'shop');

const getThing = contract({
  method: 'GET',
  path: '/clusters/{cluster}/thing',
  summary: '',
  params: clusterParams,
  query: noQuery,
  reply: z.object({ cluster: z.string(), offset: int64 }),
});
const watchThing = contract({ ...getThing, reply: z.object({ n: z.number() }), stream: true });
const putThing = contract({ ...getThing, method: 'POST', body: z.strictObject({ name: z.string() }) });

let logged: string[];
beforeEach(() => {
  logged = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
});

function request(init: RequestInit = {}, cluster = 'shop'): [Request, { params: Promise<{ cluster: string }> }] {
  const headers = { host: 'localhost:3000', ...(init.headers as Record<string, string>) };
  return [
    new Request('http://localhost:3000/api/clusters/x/thing', { ...init, headers }),
    { params: Promise.resolve({ cluster }) },
  ];
}

const good = route(getThing, (ctx, input) => ({
  cluster: `${ctx.cluster.name}=${input.cluster}`,
  offset: '9007199254740993',
}));

describe('a route', () => {
  it('answers as JSON, and 304 to a reader that has the reply', async () => {
    const reply = await good(...request());
    expect(reply.status).toBe(200);
    expect(await reply.text()).toBe('{"cluster":"shop=shop","offset":"9007199254740993"}');
    expect(reply.headers.get('cache-control')).toBe('private, no-cache');
    const etag = reply.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/".+"$/);
    const again = await good(...request({ headers: { 'if-none-match': `"other", ${etag}` } }));
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  it('names an unknown cluster and those there are', async () => {
    const reply = await good(...request({}, 'nope'));
    expect(reply.status).toBe(404);
    expect(await reply.json()).toEqual({
      error: {
        code: 'CLUSTER_NOT_FOUND',
        message: 'There is no cluster "nope" here. Configured: shop.',
        details: { cluster: 'nope' },
      },
    });
  });

  it('gives an expected failure its status, code and sentence', async () => {
    const refusing = route(getThing, () => {
      throw new AppError('TOPIC_NOT_FOUND', 'There is no topic x.');
    });
    const reply = await refusing(...request());
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await reply.json()).toEqual({ error: { code: 'TOPIC_NOT_FOUND', message: 'There is no topic x.' } });
    expect(logged).toEqual([]);
  });

  it.each([
    [
      'throws',
      () => {
        throw new TypeError('secret detail');
      },
    ],
    ['breaks its own contract', () => ({ cluster: 'a', offset: 'NaN' })],
    ['returns a bigint', () => ({ cluster: 'a', offset: 5n as unknown as string })],
  ])('shows no detail when the verb %s, and logs it with its stack', async (_what, verb) => {
    const reply = await route(getThing, verb)(...request());
    expect(reply.status).toBe(500);
    expect(await reply.json()).toEqual({
      error: { code: 'INTERNAL', message: 'The console failed to do this. Its log has the details.' },
    });
    expect(JSON.parse(logged.join(''))).toMatchObject({ level: 'error', event: 'request-failed', method: 'GET' });
    expect(logged.join('')).toMatch(/ at .*route(\.test)?\.ts:\d+/);
  });

  it('answers 504 in time when the verb hangs, and tells the verb', async () => {
    vi.useFakeTimers();
    let told: unknown;
    const hanging = route(getThing, (ctx) => {
      ctx.signal.addEventListener('abort', () => {
        told = ctx.signal.reason;
      });
      return new Promise<never>(() => {});
    });
    const pending = hanging(...request());
    await vi.advanceTimersByTimeAsync(30_000);
    const reply = await pending;
    vi.useRealTimers();
    expect(reply.status).toBe(504);
    expect(told).toMatchObject({ code: 'TIMEOUT' });
  });

  it('takes a write only as JSON', async () => {
    const write = route(putThing, (_ctx, input) => ({ cluster: input.name, offset: '1' }));
    const json = { 'content-type': 'application/json' };
    const done = await write(...request({ method: 'POST', body: '{"name":"n"}', headers: json }));
    expect(await done.json()).toEqual({ cluster: 'n', offset: '1' });
    const form = await write(
      ...request({ method: 'POST', body: '{"name":"n"}', headers: { 'content-type': 'text/plain' } }),
    );
    expect(form.status).toBe(415);
  });

  it('says which methods there are', async () => {
    const reply = only('GET').DELETE(request({ method: 'DELETE' })[0]);
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await reply.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } });
  });
});

describe('a stream', () => {
  it('answers bad input with a proper status, because the first event comes before the reply', async () => {
    const refusing = ndjson(watchThing, async function* () {
      yield* [];
      throw new AppError('TOPIC_NOT_FOUND', 'There is no topic x.');
    });
    expect((await refusing(...request())).status).toBe(404);
  });

  it('is not kept by caches or proxies on its way', async () => {
    const reply = await ndjson(watchThing, async function* () {
      yield { n: 1 };
    })(...request());
    expect(Object.fromEntries(reply.headers)).toEqual({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(await reply.text()).toBe('{"n":1}\n');
  });

  it('ends with what went wrong later', async () => {
    const failing = ndjson(watchThing, async function* () {
      yield { n: 1 };
      throw new AppError('BROKER_UNREACHABLE', 'Broker 3 does not answer.', { details: { broker: 3 } });
    });
    const lines = (await (await failing(...request())).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      { n: 1 },
      {
        type: 'error',
        error: { code: 'BROKER_UNREACHABLE', message: 'Broker 3 does not answer.', details: { broker: 3 } },
      },
    ]);
  });

  it('ends with INTERNAL rather than an event that breaks the contract', async () => {
    const breaking = ndjson(watchThing, async function* () {
      yield { n: 1 };
      yield { n: 'two' as unknown as number };
    });
    expect(await (await breaking(...request())).text()).toMatch(
      /^\{"n":1\}\n\{"type":"error","error":\{"code":"INTERNAL"/,
    );
    expect(logged.join('')).toContain('request-failed');
  });

  it.each(['the reader leaves', 'only the headers were asked for'])('closes its source when %s', async (why) => {
    let closed = 0;
    const watching = ndjson(watchThing, async function* (ctx) {
      try {
        for (let n = 0; ; n++) yield { n };
      } finally {
        expect(why !== 'the reader leaves' || ctx.signal.aborted).toBe(true);
        closed++;
      }
    });
    const reply = await watching(...request({ method: why === 'the reader leaves' ? 'GET' : 'HEAD' }));
    await reply.body?.cancel();
    await vi.waitFor(() => expect(closed).toBe(1));
  });
});
