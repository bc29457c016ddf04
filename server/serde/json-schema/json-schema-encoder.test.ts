import { describe, expect, test } from 'vitest';
import { vectors } from '../testing/vectors.ts';
import { jsonSchemaEncoder } from './json-schema-encoder.ts';

const encoder = (schema: unknown, references: { name: string; schema: unknown }[] = []) =>
  jsonSchemaEncoder({
    text: JSON.stringify(schema),
    references: references.map(({ name, schema }) => ({ name, text: JSON.stringify(schema) })),
  });

test('JSON is written as the reference client wrote it', () => {
  const bytes = Buffer.from(vectors.records.find(({ name }) => name === 'JSON Schema')?.hex ?? '', 'hex');
  const text = vectors.schemas[bytes.readInt32BE(1)]?.schema ?? '';
  const body = bytes.subarray(5);
  expect(jsonSchemaEncoder({ text, references: [] })(body.toString()).toString('hex')).toBe(body.toString('hex'));
});

test('JSON keeps its bytes: spaces, digits and repeated keys', () => {
  const json = '{ "id" : 9007199254740993.50, "é":"\\u00e9", "id": 1 }';
  expect(encoder({ type: 'object' })(json).toString()).toBe(json);
});

const order = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: 1, exclusiveMaximum: 9007199254740991 },
    note: { oneOf: [{ type: 'null' }, { type: 'string', minLength: 2, maxLength: 5 }] },
    either: { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    state: { enum: ['NEW', 'PAID', 3] },
    kind: { const: 'order' },
    mail: { type: 'string', format: 'email' },
    code: { type: 'string', pattern: '^[A-Z]\\d$' },
    lines: { type: 'array', minItems: 1, uniqueItems: true, items: { $ref: '#/definitions/line' } },
    tags: {
      type: 'object',
      propertyNames: { pattern: '^[a-z]+$' },
      additionalProperties: { type: ['string', 'null'] },
    },
    never: false,
  },
  definitions: { line: { type: 'object', properties: { count: { type: 'integer', multipleOf: 2 } } } },
};

describe('what does not fit is refused with its place', () => {
  const write = encoder(order);
  test.each([
    ['{}', 'id is missing'],
    ['{"id":"7"}', 'id must be a whole number, not "7"'],
    ['{"id":0}', 'id must be at least 1, not 0'],
    ['{"id":9007199254740993}', 'id must be less than 9007199254740991, not 9007199254740993'],
    ['{"id":1,"note":5}', 'note must be a text, not 5'],
    ['{"id":1,"note":"a"}', 'note must be a text of at least 2 characters, not "a"'],
    ['{"id":1,"either":5}', "either fits more than one of the schema's alternatives, of which it must fit one"],
    ['{"id":1,"state":"LOST"}', 'state must be one of NEW, PAID, 3, not "LOST"'],
    ['{"id":1,"kind":"x"}', 'kind must be order, not "x"'],
    ['{"id":1,"mail":"x"}', 'mail must be a text of the format email, not "x"'],
    ['{"id":1,"code":"a1"}', 'code must be a text that matches ^[A-Z]\\d$, not "a1"'],
    ['{"id":1,"lines":[{},{"count":3}]}', 'lines[1].count must be a multiple of 2, not 3'],
    ['{"id":1,"lines":[]}', 'lines must be a list of at least 1, not []'],
    ['{"id":1,"lines":[{},{}]}', 'lines must be a list without repetition, not [{},{}]'],
    ['{"id":1,"tags":{"A":"x"}}', 'tags has A, a name that the schema does not allow'],
    ['{"id":1,"tags":{"a/b~c":1}}', 'tags has a/b~c, a name that the schema does not allow'],
    ['{"id":1,"tags":{"a":1}}', 'tags.a must be a text or null, not 1'],
    ['{"id":1,"colour":"red"}', 'it has colour, which the schema does not have'],
    ['[]', 'it must be an object, not []'],
  ])('%s', (json, sentence) => {
    expect(() => write(json)).toThrow(new Error(sentence));
  });
});

const customer = { type: 'object', properties: { city: { $ref: 'city.json' } } };
const city = { type: 'string', minLength: 1 };

test.each([
  ['by their names', 'customer.json', {}, {}],
  ['beside the schema that has an id', 'customer.json', { $id: 'https://shop.example/order.json' }, {}],
  ['by their own ids', 'https://shop.example/c', {}, { $id: 'https://shop.example/c' }],
])('references are found %s', (_, $ref, root, own) => {
  const write = encoder({ ...root, properties: { customer: { $ref } } }, [
    { name: 'city.json', schema: city },
    { name: 'customer.json', schema: { ...own, ...customer } },
  ]);
  expect(write('{"customer":{"city":"Ulm"}}').toString()).toBe('{"customer":{"city":"Ulm"}}');
  expect(() => write('{"customer":{"city":""}}')).toThrow('customer.city must be a text of at least 1 characters');
});

test.each([
  ['http://json-schema.org/draft-06/schema#', { items: [{ type: 'string' }] }, '[0] must be a text, not 1'],
  ['https://json-schema.org/draft/2019-09/schema', { dependentRequired: { a: ['b'] } }, 'b is missing'],
  ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [{ type: 'string' }] }, '[0] must be a text, not 1'],
])('%s has keywords of its own', ($schema, schema, sentence) => {
  const write = encoder({ $schema, ...schema });
  expect(() => write('dependentRequired' in schema ? '{"a":1}' : '[1]')).toThrow(new Error(sentence));
});

test.each([
  [{ $schema: 'http://json-schema.org/draft-04/schema#' }, 'can not be checked: its schema is of an older draft'],
  [{ $ref: 'elsewhere.json' }, "can't resolve reference elsewhere.json"],
])('%j is no schema to write by', (schema, sentence) => {
  expect(() => encoder(schema)).toThrow(sentence);
});

test('a pattern that goes back and forth for ever is stopped, once for all records', () => {
  const write = encoder({ type: 'string', pattern: '^(a+)+$' });
  const json = JSON.stringify(`${'a'.repeat(60)}!`);
  for (const _ of [1, 2, 3]) expect(() => write(json)).toThrow('can not be checked: its schema takes longer than 1 s');
});
