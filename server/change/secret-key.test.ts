import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../config/secret.ts';
import { seal, unseal } from './seal.ts';
import { secretKey } from './secret-key.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'highwater-key-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

describe('the key that seals plans', () => {
  it('is made once, for all who come at the same time, and read only by this user', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => secretKey({ dataDir, secretKey: null })));
    keys.push(await secretKey({ dataDir, secretKey: null }));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['secret.key']);
    expect((await stat(join(dataDir, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  it('is the configured one where there is one, and then no file', async () => {
    const key = await secretKey({ dataDir, secretKey: new Secret('from the environment') });
    expect(key).toEqual(await secretKey({ dataDir: '/nowhere', secretKey: new Secret('from the environment') }));
    expect(key).not.toEqual(await secretKey({ dataDir, secretKey: new Secret('another') }));
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe('what is sealed', () => {
  const key = Buffer.alloc(32, 7);

  it('opens unchanged for its owner alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, owner, other) => {
        const sealed = seal(key, owner, text);
        expect(unseal(key, owner, sealed)).toBe(text);
        expect(unseal(Buffer.alloc(32), owner, sealed)).toBeNull();
        if (other !== owner) expect(unseal(key, other, sealed)).toBeNull();
      }),
    );
  });

  it('opens no more once a bit of it is another or its end is gone', () => {
    const bytes = Buffer.from(seal(key, 'id', 'hunter2'), 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(unseal(key, 'id', flipped.toString('base64'))).toBeNull();
      expect(unseal(key, 'id', bytes.subarray(0, at).toString('base64'))).toBeNull();
    }
  });
});
