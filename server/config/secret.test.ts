import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { Secret } from './secret.ts';

it('a secret shows itself to nobody who does not ask for it', () => {
  const secret = new Secret('hunter2');
  const ways = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    format('%o %s', secret, secret),
  ];
  for (const printed of ways) expect(printed).not.toContain('hunter2');
  expect(Object.keys(secret)).toEqual([]);
  expect(secret.reveal()).toBe('hunter2');
});
