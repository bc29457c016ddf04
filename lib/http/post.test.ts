import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyChange } from '../contracts/changes.ts';
import { apiPost } from './post.ts';

afterEach(() => vi.unstubAllGlobals());

const params = { cluster: 'a/b', change: 'c1' };
const body = { digest: 'd', confirm: 'orders' };

describe('a write', () => {
  it('goes as JSON to its address, once', async () => {
    const fetched = vi.fn(async (_path: string, _init: RequestInit) => Response.json({ id: 'c1' }));
    vi.stubGlobal('fetch', fetched);
    expect(await apiPost(applyChange, { params, body })).toEqual({ id: 'c1' });
    expect(fetched.mock.calls).toEqual([
      [
        '/api/clusters/a%2Fb/changes/c1/apply',
        expect.objectContaining({
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: '{"digest":"d","confirm":"orders"}',
        }),
      ],
    ]);
  });

  it('that is refused carries the code, the sentence and the details', async () => {
    const error = { code: 'CONFIRM_REQUIRED', message: 'Type orders.', details: { confirm: 'orders' } };
    vi.stubGlobal('fetch', async () => Response.json({ error }, { status: 400 }));
    await expect(apiPost(applyChange, { params, body })).rejects.toMatchObject({ status: 400, ...error });
  });

  it('that nothing answers is not tried again', async () => {
    const fetched = vi.fn(async () => {
      throw new TypeError('fetch failed');
    });
    vi.stubGlobal('fetch', fetched);
    await expect(apiPost(applyChange, { params, body })).rejects.toMatchObject({ code: 'CONSOLE_UNREACHABLE' });
    expect(fetched).toHaveBeenCalledTimes(1);
  });
});
