import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAt, jsonTokens } from './json-tokens.ts';

const joined = (tokens: readonly { text: string }[]) => tokens.map(({ text }) => text).join('');
const kinds = (text: string) =>
  jsonTokens(text).flatMap(({ kind, text }) => (kind === 'plain' ? [] : [`${kind} ${text}`]));

it('tells keys, texts, numbers, words and null apart', () => {
  expect(kinds('{"id" : 9007199254740993, "ok":true,"x":[null,"a\\"b",-1.5e3]}')).toEqual([
    'p {',
    'k "id"',
    'p :',
    'nn 9007199254740993',
    'p ,',
    'k "ok"',
    'p :',
    'b true',
    'p ,',
    'k "x"',
    'p :[',
    'z null',
    'p ,',
    's "a\\"b"',
    'p ,',
    'nn -1.5e3',
    'p ]}',
  ]);
});

it('a text without its end stops at the end of its line', () => {
  expect(kinds('{"a": "b\n,"c":1')).toEqual(['p {', 'k "a"', 'p :', 's "b', 'p ,', 'k "c"', 'p :', 'nn 1']);
  expect(kinds('"a\\')).toEqual(['s "a']);
});

it('no character is lost or added, whatever the text, wherever it is cut', () => {
  const unit = fc.constantFrom(...'{}[]:,"\\ \n\u2028aé😀0-.', '\ud800', 'true', 'null', '\r');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 40 }), fc.nat(50), (text, at) => {
      const tokens = jsonTokens(text);
      expect(joined(tokens)).toBe(text);
      const { before, after } = cutAt(tokens, at);
      expect([joined(before), joined(after)]).toEqual([text.slice(0, at), text.slice(at)]);
    }),
  );
});
