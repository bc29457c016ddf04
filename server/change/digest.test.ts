import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, digestOf } from './digest.ts';
import { movedPaths } from './moved.ts';

const plainData = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.string(),
    fc.integer(),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('the digest of a plan', () => {
  it('is the same for the same data, in whatever order its fields come', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), plainData, { noNullPrototype: true }), (state) => {
        const turned = Object.fromEntries(Object.entries(state).reverse());
        expect(digestOf({ kind: 'k', request: 1, state: turned })).toBe(digestOf({ kind: 'k', request: 1, state }));
      }),
    );
  });

  it('tells apart what is not the same', () => {
    const values = [1, '1', 1n, '1n', null, 'null', true, [], {}, [1], ['1'], { a: 1 }, { a: [1] }, [[]], '', [null]];
    expect(new Set(values.map((state) => digestOf({ kind: 'k', request: 1, state }))).size).toBe(values.length);
  });

  it.each([new Date(), new Map(), Number.NaN, () => {}, Symbol('s')])(
    'is refused for %s, which is no plain data',
    (state) => {
      expect(() => canonical({ state })).toThrow(TypeError);
    },
  );
});

describe('what has moved', () => {
  it.each([
    [{ a: 1, b: { c: [1, 2] } }, { a: 1, b: { c: [1, 3] } }, ['b.c.1']],
    [{ topic: { id: 'x' } }, { topic: null }, ['topic']],
    [{ a: '1' }, { a: '1', b: null }, ['b']],
    [null, { a: 1 }, ['']],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, []],
  ])('between %j and %j is told by its path', (before, after, paths) => {
    expect(movedPaths(before, after)).toEqual(paths);
  });

  it('is something whenever the digest is another, twenty places at most', () => {
    fc.assert(
      fc.property(plainData, plainData, (before, after) => {
        const paths = movedPaths(before, after);
        expect(paths.length > 0).toBe(canonical(before) !== canonical(after));
        expect(paths.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
