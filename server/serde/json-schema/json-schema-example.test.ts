import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonSchemaEncoder } from './json-schema-encoder.ts';
import { jsonSchemaExample } from './json-schema-example.ts';
import { patternText } from './pattern-text.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const draft7 = 'http://json-schema.org/draft-07/schema#';
const draft2020 = 'https://json-schema.org/draft/2020-12/schema';

const condition =
  '"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["x"],"properties":{"x":{"type":"integer"}}}';

/** The example, which fits. */
function example(schema: unknown, references: { name: string; schema: unknown }[] = []): unknown {
  const registered = {
    text: JSON.stringify(schema),
    references: references.map(({ name, schema }) => ({ name, text: JSON.stringify(schema) })),
  };
  const made = jsonSchemaExample(registered, now);
  expect(() => jsonSchemaEncoder(registered)(JSON.stringify(made))).not.toThrow();
  return made;
}

test.each([
  [
    'every type',
    {
      type: 'object',
      properties: {
        a: { type: 'string' },
        b: { type: 'integer' },
        c: { type: 'number' },
        d: { type: 'boolean' },
        e: { type: 'null' },
        f: {},
        g: { type: 'array', items: { type: 'string' } },
      },
    },
    { a: 'text', b: 1, c: 1.5, d: true, e: null, f: 'text', g: ['text'] },
  ],
  [
    'what the schema gives',
    {
      properties: {
        a: { default: 'web' },
        b: { examples: [7, 8] },
        c: { enum: ['NEW', 'OLD'] },
        d: { const: 3 },
        e: { type: ['null', 'string'], default: null },
      },
    },
    { a: 'web', b: 7, c: 'NEW', d: 3, e: 'text' },
  ],
  [
    'fields that are required only',
    { required: ['a', 'b'], properties: { a: { type: 'integer' } }, additionalProperties: { type: 'boolean' } },
    { a: 1, b: true },
  ],
  ['maps', { type: 'object', additionalProperties: { type: 'integer' } }, { key: 1 }],
  [
    'bounds of numbers',
    {
      properties: {
        a: { type: 'integer', minimum: 5 },
        b: { type: 'integer', exclusiveMinimum: 5 },
        c: { type: 'number', maximum: -2.5 },
        d: { type: 'number', minimum: 0, exclusiveMaximum: 0.1 },
        e: { type: 'number', multipleOf: 0.1 },
        f: { type: 'integer', multipleOf: 7, minimum: 15 },
      },
    },
    { a: 5, b: 6, c: -2.5, d: 0.05, e: 1.5, f: 21 },
  ],
  [
    'bounds of texts',
    { properties: { a: { type: 'string', minLength: 6 }, b: { type: 'string', maxLength: 2 } } },
    { a: 'textxx', b: 'te' },
  ],
  [
    'formats',
    {
      properties: {
        a: { type: 'string', format: 'date-time' },
        b: { type: 'string', format: 'date' },
        c: { type: 'string', format: 'email' },
        d: { type: 'string', format: 'uuid' },
        e: { type: 'string', format: 'ipv4' },
      },
    },
    {
      a: '2026-11-20T10:00:00Z',
      b: '2026-11-20',
      c: 'name@example.com',
      d: '123e4567-e89b-12d3-a456-426614174000',
      e: '192.0.2.1',
    },
  ],
  [
    'alternatives, null last',
    {
      properties: {
        a: { oneOf: [{ type: 'null' }, { type: 'integer' }] },
        b: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      },
    },
    { a: 1, b: 'text' },
  ],
  [
    'all of several',
    {
      allOf: [
        { properties: { a: { type: 'integer' } }, required: ['a'] },
        { properties: { b: { type: 'string' }, a: { minimum: 9 } } },
      ],
    },
    { a: 9, b: 'text' },
  ],
  [
    'lists',
    {
      properties: {
        a: { items: { type: 'integer' }, minItems: 3, uniqueItems: true },
        b: { type: 'array', maxItems: 0 },
        c: { type: 'array', items: [{ type: 'integer' }, { type: 'string' }] },
      },
    },
    { a: [1, 2, 3], b: [], c: [1, 'text'] },
  ],
  ['conditions', JSON.parse(`{"properties":{"kind":{"enum":["a","b"]}}, ${condition}}`), { kind: 'a', x: 1 }],
  [
    'fields that rule each other out',
    { properties: { a: { type: 'string' }, b: { type: 'string' } }, not: { required: ['a', 'b'] } },
    {},
  ],
  ['patterns', { type: 'string', pattern: '^[A-Z]{3}-\\d{4}$' }, 'AAA-1111'],
])('%s', (_, schema, value) => {
  expect(example({ $schema: draft7, ...schema })).toEqual(value);
});

test('references are followed, and what would go round ends', () => {
  const node = {
    $anchor: 'node',
    properties: { name: { $ref: '#/$defs/name' }, left: { $ref: '#node' }, all: { items: { $ref: '#' } } },
  };
  const schema = { $schema: draft2020, $ref: '#node', $defs: { node, name: { type: 'string' } } };
  expect(example(schema)).toEqual({ name: 'text', all: [] });
});

test.each([{}, { $id: 'https://shop.example/schemas/order.json' }])('other schemas are found beside %j', (root) => {
  const references = [
    { name: 'city.json', schema: { type: 'object', properties: { zip: { type: 'string', pattern: '^\\d{5}$' } } } },
    {
      name: 'customer.json',
      schema: { properties: { city: { $ref: 'city.json' }, zip: { $ref: 'city.json#/properties/zip' } } },
    },
  ];
  const value = example({ $schema: draft7, ...root, properties: { customer: { $ref: 'customer.json' } } }, references);
  expect(value).toEqual({ customer: { city: { zip: '11111' }, zip: '11111' } });
});

test('an example of any schema of objects, lists and scalars fits', () => {
  const bound = fc.integer({ min: -50, max: 50 });
  const { schema } = fc.letrec((tie) => ({
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>({}, true, { type: 'boolean' }, { type: 'null' }, { type: ['null', 'integer'] }),
      fc.record(
        { type: fc.constant('string'), minLength: fc.nat({ max: 9 }), maxLength: fc.integer({ min: 9, max: 20 }) },
        { requiredKeys: ['type'] },
      ),
      fc
        .tuple(
          fc.constantFrom('integer', 'number'),
          bound,
          fc.integer({ min: 20, max: 40 }),
          fc.constantFrom(1, 3, 0.5, 5),
        )
        .map(([type, minimum, width, multipleOf]) => ({ type, minimum, maximum: minimum + width, multipleOf })),
      fc
        .tuple(bound, fc.integer({ min: 1, max: 9 }))
        .map(([low, width]) => ({ type: 'number', exclusiveMinimum: low, exclusiveMaximum: low + width / 10 })),
      fc
        .constantFrom(
          'date-time',
          'date',
          'time',
          'duration',
          'email',
          'hostname',
          'ipv4',
          'ipv6',
          'uri',
          'uri-reference',
          'uuid',
          'json-pointer',
          'regex',
        )
        .map((format) => ({ type: 'string', format })),
      fc.tuple(tie('schema'), fc.nat({ max: 3 })).map(([items, minItems]) => ({ type: 'array', items, minItems })),
      fc
        .dictionary(
          fc.string({ maxLength: 5 }).filter((name) => name !== '__proto__'),
          tie('schema'),
          { maxKeys: 4 },
        )
        .chain((properties) =>
          fc
            .subarray(Object.keys(properties))
            .map((required) => ({ type: 'object', properties, required, additionalProperties: false })),
        ),
      tie('schema').map((each) => ({ anyOf: [{ type: 'null' }, each] })),
    ),
  }));
  fc.assert(fc.property(schema, (given) => void example(given)));
});

describe('a text for a pattern', () => {
  test.each([
    '^[A-Z]{2}\\d{2}[A-Z0-9]{4}\\d{7}([A-Z0-9]?){0,16}$',
    '^(?:order|return)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '^\\+?[1-9]\\d{1,14}$',
    '^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$',
    '^\\p{Lu}\\p{Ll}*$',
    '^\\u00e9\\x41\\/\\.$',
    '^(a|b)*c|d$',
    'x{3,}?y',
    '[\\]\\-a]',
    '',
    '.',
  ])('%s', (pattern) => {
    expect(patternText(pattern, 0, 100)).toMatch(new RegExp(pattern, 'u'));
  });

  test('is as long as is asked for', () => {
    expect(patternText('^[a-z]+$', 8, 10)).toBe('aaaaaaaa');
    expect(patternText('^a?b*$', 0, 0)).toBe('');
    expect(patternText('^abc$', 4, 9)).toBeNull();
  });
});
