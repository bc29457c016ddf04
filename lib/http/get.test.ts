import { afterEach, describe, expect, it, vi } from 'vitest';
import { listTopics } from '../contracts/topics.ts';
import { apiGet, apiPath } from './get.ts';

afterEach(() => vi.unstubAllGlobals());

function answer(reply: () => Promise<Response>) {
  vi.stubGlobal('fetch', reply);
  return apiGet(listTopics, { params: { cluster: 'shop' } });
}

describe('addresses of the API', () => {
  it('encode names and leave out what is not set', () => {
    expect(apiPath(listTopics, { cluster: 'a/b' }, { search: 'x y', sort: undefined, page: 2 })).toBe(
      '/api/clusters/a%2Fb/topics?search=x+y&page=2',
    );
  });
});

describe('a failed request', () => {
  it('carries the code, the sentence and the details of the reply', async () => {
    const error = { code: 'CLUSTER_UNREACHABLE', message: 'No broker answers.', details: { tried: ['a:9092'] } };
    const failed = answer(async () => Response.json({ error }, { status: 503 }));
    await expect(failed).rejects.toMatchObject({ status: 503, ...error });
  });

  it('names what stands between when the answer is not the console’s', async () => {
    const failed = answer(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    await expect(failed).rejects.toMatchObject({ status: 502, code: 'NOT_THE_CONSOLE' });
  });

  it('says that the console does not answer when nothing does', async () => {
    const failed = answer(async () => {
      throw new TypeError('fetch failed');
    });
    await expect(failed).rejects.toMatchObject({ code: 'CONSOLE_UNREACHABLE' });
  });

  it('is not an error of the console when the reader left', async () => {
    const leaving = new AbortController();
    leaving.abort();
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => signal?.throwIfAborted());
    const left = apiGet(listTopics, { params: { cluster: 'shop' }, signal: leaving.signal });
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
  });
});
