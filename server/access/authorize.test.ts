import { expect, it } from 'vitest';
import { testContext } from '../testing/context.ts';
import { authorize } from './authorize.ts';
import type { Actor } from './ctx.ts';

it('without sign-in everybody who reaches the console may read, and so may the console itself', () => {
  const topic = { kind: 'topic', cluster: 'shop', name: 'orders' } as const;
  for (const actor of [undefined, { kind: 'system', reason: 'sampling' } satisfies Actor]) {
    const ctx = testContext(actor && { actor });
    expect(() => authorize(ctx, 'view', { kind: 'console' })).not.toThrow();
    expect(() => authorize(ctx, 'read-messages', topic)).not.toThrow();
  }
});

it('an actor of a kind that nobody granted anything may not', () => {
  const stranger = { kind: 'user' } as unknown as Actor;
  expect(() => authorize(testContext({ actor: stranger }), 'view', { kind: 'console' })).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', message: 'You may not view this console.' }),
  );
});
