import { describe, expect, it } from 'vitest';
import { redacted } from './redact.ts';

describe('a secret in data', () => {
  it.each([
    'password',
    'ssl.key.password',
    'sasl.jaas.config',
    'ssl.keystore.key',
    'clientSecret',
    'api_key',
    'delegation.token.secret.key',
    'aws.credentials',
    'PrivateKey',
  ])('is hidden under the name %s', (name) => {
    expect(redacted({ configs: [{ [name]: 'hunter2' }] })).toEqual({ configs: [{ [name]: '***' }] });
  });

  it.each(['retention.ms', 'cleanup.policy', 'key', 'topic', 'compression.type', 'name'])(
    'is none under the name %s',
    (name) => {
      expect(redacted({ [name]: 'plain' })).toEqual({ [name]: 'plain' });
    },
  );

  it('that is set back to nothing is shown as nothing, and a whole object under its name is hidden', () => {
    expect(redacted({ password: null, secret: { deep: 'hunter2' }, n: 1, flag: false })).toEqual({
      ...{ password: null, secret: '***', n: 1, flag: false },
    });
  });
});
