import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatJson } from './format-json.ts';

it('one member a line, with every digit, escape and repeated key as it was', () => {
  const text = '{"a" :9007199254740993.10,"\\u0061":[ ],"a":[1e400,{"b\\"":{}}, "\\/é"]}';
  expect(formatJson(text)).toBe(`{
  "a": 9007199254740993.10,
  "\\u0061": [],
  "a": [
    1e400,
    {
      "b\\"": {}
    },
    "\\/é"
  ]
}`);
});

it('what is no JSON is left alone', () => {
  expect(formatJson('{"a":}')).toBeNull();
  expect(formatJson('')).toBeNull();
});

it('looks as JSON.stringify would write it, and a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const formatted = formatJson(JSON.stringify(value));
      expect(formatted).toBe(JSON.stringify(value, null, 2));
      expect(formatJson(formatted ?? '')).toBe(formatted);
    }),
  );
});
