import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactValue } from './decode-json.ts';
import { JsonParts, type Parts } from './json-parts.ts';

const names = ['a', 'b', 'é', '', '__proto__'];
const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...names, '"\\/\b\f\n\r\t\u2028'));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.bigInt(), fc.boolean(), fc.constant(null));
const space = fc.constantFrom('', ' ', '\n\t', '\r\n ');

/** JSON text as different writers give it: repeated names, spaces, escapes that are not needed. */
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar.map(written),
    fc.constantFrom('1e5', '-0.0E-2', '0', '"\\u00e9\\ud83d\\uDE00"', '12345678901234567890', '1.00000000000000000001'),
    fc
      .tuple(fc.array(tie('json'), { maxLength: 3 }), space)
      .map(([all, gap]) => `[${gap}${all.join(`,${gap}`)}${gap}]`),
    fc.tuple(fc.array(fc.tuple(fieldName(), tie('json')), { maxLength: 5 }), space).map(object),
  ),
}));

function fieldName(): fc.Arbitrary<string> {
  const plain = fc.constantFrom(...names).map(written);
  return fc.oneof({ weight: 5, arbitrary: plain }, fc.constantFrom('"\\u0061"', '"c"', '"ab"'));
}

function object([fields, gap]: [[string, string][], string]): string {
  return `{${gap}${fields.map(([name, value]) => `${name}${gap}:${gap}${value}`).join(`${gap},`)}${gap}}`;
}

function written(value: unknown): string {
  return typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? 'null');
}

const { parts } = fc.letrec<{ parts: Parts }>((tie) => ({
  parts: fc
    .array(fc.tuple(fc.constantFrom(...names), fc.oneof({ depthSize: 'small' }, fc.constant(null), tie('parts'))), {
      minLength: 1,
      maxLength: 3,
    })
    .map((entries) => new Map(entries)),
}));

/** What is left of the whole value when only the parts are taken. */
function partsOf(value: unknown, wanted: Parts): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const some = Object.entries(value).filter(([name]) => wanted.has(name));
  const pairs = some.map(([name, inner]) => {
    const further = wanted.get(name);
    return [name, further ? partsOf(inner, further) : inner] as const;
  });
  return Object.fromEntries(pairs);
}

function whole(text: string): unknown {
  try {
    return exactValue(text);
  } catch {
    return undefined;
  }
}

test('what is read of JSON is what parsing all of it gives', () => {
  let read = 0;
  const property = fc.property(json, parts, (text, wanted) => {
    const some = new JsonParts(wanted).read(Buffer.from(text));
    if (some === undefined) return;
    read++;
    expect(some).toEqual(partsOf(whole(text), wanted));
  });
  fc.assert(property, { numRuns: 3000 });
  expect(read).toBeGreaterThan(300);
});

test('what is not JSON is left to the parser, wherever it is broken', () => {
  const broken = fc.tuple(json, fc.nat(), fc.nat(3), fc.string({ maxLength: 2 }));
  const property = fc.property(broken, parts, ([text, at, cut, added], wanted) => {
    const place = at % (text.length + 1);
    const damaged = (text.slice(0, place) + added + text.slice(place + cut)).toWellFormed();
    const some = new JsonParts(wanted).read(Buffer.from(damaged));
    if (some !== undefined) expect(some).toEqual(partsOf(whole(damaged), wanted));
  });
  fc.assert(property, { numRuns: 5000 });
});

const a = new JsonParts(new Map([['a', null]]));

test.each([
  '{"a":1',
  '{"a":1}}',
  '{"a":01}',
  '{"a":.5}',
  '{"a":1.}',
  '{"a":+1}',
  '{"a":1,}',
  '{"a" 1}',
  "{'a':1}",
  '{"a":tru}',
  '{"a":nulll}',
  '{"a":"\u0001"}',
  '{"a":"\\x"}',
  '{"a":"\\u12"}',
  '{"a":"\\u00zz"}',
  '{"b":"\\',
  '{"b":[1 2],"a":1}',
  '{"b":-,"a":1}',
  '{"b":1e,"a":1}',
  '[1]',
  '',
  ' ',
])('%j is no object of JSON', (text) => {
  expect(a.read(Buffer.from(text))).toBeUndefined();
});

test('a name that is written with an escape is left to the parser, as is what nests very deep', () => {
  expect(a.read(Buffer.from('{"\\u0061":1}'))).toBeUndefined();
  expect(a.read(Buffer.from(`{"b":${'['.repeat(500)}${']'.repeat(500)}}`))).toBeUndefined();
});

test('the last of repeated names counts, and every digit is kept', () => {
  expect(a.read(Buffer.from('{"a":{"b":1},"b":"}","a":12345678901234567890}'))).toEqual({ a: 12345678901234567890n });
});
