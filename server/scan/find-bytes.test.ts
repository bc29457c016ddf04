import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteFinder } from './find-bytes.ts';

const few = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '-'), minLength: 1, maxLength: 6 });
const buffers = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'é', '-'), maxLength: 400 }), { minLength: 1 });

test('every place is found, in every buffer, as a plain search finds it', () => {
  fc.assert(
    fc.property(few, buffers, (text, others) => {
      const needle = Buffer.from(text);
      const find = byteFinder(needle);
      for (const bytes of others.map((other) => Buffer.from(other))) {
        for (let from = 0; from <= bytes.length; from++) expect(find(bytes, from)).toBe(bytes.indexOf(needle, from));
      }
    }),
  );
});

test('an end that is everywhere does not make it miss the whole', () => {
  const find = byteFinder(Buffer.from('aQbb'));
  const bytes = Buffer.from(`${'bb'.repeat(3000)}aQbb`);
  expect(find(Buffer.from('aaaa'), 0)).toBe(-1);
  expect(find(bytes, 0)).toBe(6000);
});
