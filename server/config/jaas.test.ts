import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJaas } from './jaas.ts';

const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule';
const read = (text: string) => parseJaas(text, 'sasl.jaas.config');

describe('sasl.jaas.config', () => {
  it('gives user and password back whatever is in them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom('"', "'"), (username, password, quote) => {
        const quoted = (text: string) => quote + text.replace(/[\\"']/g, '\\$&') + quote;
        const text = `${plain} required username=${quoted(username)} password=${quoted(password)};`;
        expect(read(text)).toEqual({ username, password });
      }),
    );
  });

  it.each([
    [`${plain} REQUIRED\n  serviceName=kafka /* ; */ password='p'\n  username=u-1; // end`],
    [`${plain} required username="u-1" password=p;`],
  ])('reads %j', (text) => {
    expect(read(text)).toEqual({ username: 'u-1', password: 'p' });
  });

  it.each([
    [
      'com.sun.security.auth.module.Krb5LoginModule required useKeyTab=true;',
      'only PlainLoginModule and ScramLoginModule',
    ],
    [`${plain} required username="u";`, 'must have username="…" and password="…"'],
    [`${plain} required username "u";`, 'is not of the form'],
    [`${plain} required username="hunter2`, 'is not of the form'],
    ['', 'only PlainLoginModule'],
    ['a.ScramLoginModule required tokenauth=true username="u" password="p";', 'delegation tokens are not supported'],
  ])('%j is refused without repeating it', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
    expect(() => read(text)).not.toThrow(/hunter2/);
  });
});
