import { describe, expect, it } from 'vitest';
import { placeNamed } from './json-place.ts';

const text = '{"id":1,"lines":[{"sku":"a"},{"count":"x","count_left":2}],"odd key":{"a.b":null},"it":3}';

describe('the place that a refusal names', () => {
  it.each([
    ['lines[1].count must be a whole number, not "x"', '"x"'],
    ['lines[1].count_left must be a text, not 2', '2}'],
    ['lines[1].sku must be given', '{"count"'],
    ['odd key.a.b must be a text, not null', 'null'],
    ['lines must be an object', '[{'],
  ])('%s', (sentence, begins) => {
    expect(text.slice(placeNamed(sentence, text)).startsWith(begins)).toBe(true);
  });

  it('is nowhere when it is about the whole, or the text is no JSON', () => {
    expect(placeNamed('5 must be an object', '5')).toBeUndefined();
    expect(placeNamed('total must be given', text)).toBeUndefined();
    expect(placeNamed('id must be a text', '{"id":')).toBeUndefined();
  });
});
