import fc from 'fast-check';
import protobuf from 'protobufjs';
import protojson from 'protobufjs/ext/protojson.js';
import { describe, expect, test } from 'vitest';
import { protoFile, vectors } from '../testing/vectors.ts';
import { protobufCodec } from './protobuf-codec.ts';
import { protobufEncoder } from './protobuf-encoder.ts';

protojson.install();

const shop = { text: protoFile('shop.proto'), references: [{ name: 'money.proto', text: protoFile('money.proto') }] };
const read = (schema: Parameters<typeof protobufCodec>[0], body: Buffer) =>
  protobufCodec(schema).read({ key: '1', body, indexes: 'in front' });
const schemaOf = (fields: string, more = '') => ({
  text: `syntax = "proto3"; import "google/protobuf/any.proto"; import "google/protobuf/struct.proto";
    import "google/protobuf/timestamp.proto"; import "google/protobuf/duration.proto";
    import "google/protobuf/wrappers.proto"; import "google/protobuf/field_mask.proto";
    message M { ${fields} } ${more}`,
  references: [],
});
const hexOf = (schema: ReturnType<typeof schemaOf>, json: string, message?: string) =>
  protobufEncoder(schema, message)(json).toString('hex');

const messages = new Map([
  ['Protobuf of the first message', undefined],
  ['Protobuf of a nested message', 'shop.Customer.Address'],
]);

describe.each(['text', 'descriptor'])('by a schema that is a %s', (kind) => {
  test.each(vectors.records.filter(({ name }) => name.startsWith('Protobuf')))(
    '$name is written as the reference client wrote it',
    ({ name, hex }) => {
      const bytes = Buffer.from(hex, 'hex');
      const registered = vectors.schemas[bytes.readInt32BE(1)];
      const described = {
        text: registered?.schema ?? '',
        references: (registered?.references ?? []).map((each) => ({ name: each.name, text: each.schema })),
      };
      const schema = kind === 'text' ? shop : described;
      const { text } = read(schema, bytes.subarray(5));
      const encode = protobufEncoder(schema, messages.has(name) ? messages.get(name) : 'shop.Order');
      expect(encode(text).toString('hex')).toBe(bytes.toString('hex', 5));
    },
  );
});

const everything = `
  int32 i32 = 1; int64 i64 = 2; uint32 u32 = 3; uint64 u64 = 4; sint32 s32 = 5; sint64 s64 = 6; fixed32 f32 = 7;
  fixed64 f64 = 8; sfixed32 sf32 = 9; sfixed64 sf64 = 10; float fl = 11; double dbl = 12; bool yes_no = 13;
  string a_text = 14; bytes some_bytes = 15; Color color = 16; repeated int64 many = 17; repeated string texts = 18;
  map<string, int64> counts = 19; map<int32, M> inside = 20; map<bool, Color> colors = 21; optional int32 maybe = 22;
  oneof choice { string word = 23; int64 number = 24; M self = 25; } repeated Color shades = 26 [packed = false];
  google.protobuf.Timestamp at = 27; google.protobuf.Duration took = 28; google.protobuf.Struct extra = 29;
  google.protobuf.Value any_json = 30; google.protobuf.ListValue list = 31; google.protobuf.Int64Value wrapped = 32;
  google.protobuf.BytesValue raw = 33; repeated M children = 34; google.protobuf.FieldMask mask = 35; enum Color { NONE = 0; RED = 1; BLUE = -5; }`;
const rich = schemaOf(everything);
const encode = protobufEncoder(rich);
const codec = protobufCodec(rich);

const whole = (bits: number, signed: boolean) =>
  signed
    ? fc.bigInt({ min: -(2n ** BigInt(bits - 1)), max: 2n ** BigInt(bits - 1) - 1n }).map(String)
    : fc.bigInt({ min: 0n, max: 2n ** BigInt(bits) - 1n }).map(String);
const small = (bits: number, signed: boolean) => whole(bits, signed).map(Number);
const bytes = fc.uint8Array({ maxLength: 9 }).map((each) => Buffer.from(each).toString('base64'));
const text = fc.string({ unit: 'binary', maxLength: 9 }).filter((each) => each.isWellFormed());
const color = fc.constantFrom('NONE', 'RED', 'BLUE');
const double = fc.double({ noNaN: true, noDefaultInfinity: true });
const plain = fc.letrec((tie) => ({
  json: fc.oneof({ depthSize: 'small' }, fc.constant(null), fc.boolean(), text, double, tie('list'), tie('object')),
  list: fc.array(tie('json'), { maxLength: 3 }),
  object: fc.dictionary(text, tie('json'), { maxKeys: 3 }),
}));

/** JSON of the message, as its mapping has it. */
const { message } = fc.letrec((tie) => ({
  message: fc
    .tuple(
      fc.record(
        {
          i32: small(32, true),
          i64: whole(64, true),
          u32: small(32, false),
          u64: whole(64, false),
          s32: small(32, true),
          s64: whole(64, true),
          f32: small(32, false),
          f64: whole(64, false),
          sf32: small(32, true),
          sf64: whole(64, true),
          fl: fc.float({ noNaN: true, noDefaultInfinity: true }),
          dbl: double,
          yesNo: fc.boolean(),
          aText: text,
          someBytes: bytes,
          color,
          many: fc.array(whole(64, true), { maxLength: 3 }),
          texts: fc.array(text, { maxLength: 3 }),
          counts: fc.dictionary(text, whole(64, true), { maxKeys: 3 }),
          inside: fc.dictionary(whole(32, true), tie('message'), { maxKeys: 2, depthIdentifier: 'm' }),
          colors: fc.dictionary(fc.constantFrom('true', 'false'), color),
          maybe: small(32, true),
          shades: fc.array(color, { maxLength: 3 }),
          at: fc
            .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
            .map((date) => date.toISOString()),
          took: fc.integer({ min: -100_000, max: 100_000 }).map((ms) => `${ms / 1000}s`),
          extra: plain.object as fc.Arbitrary<unknown>,
          anyJson: (plain.json as fc.Arbitrary<unknown>).filter((each) => each !== null),
          list: plain.list as fc.Arbitrary<unknown>,
          wrapped: whole(64, true),
          raw: bytes,
          children: fc.array(tie('message'), { maxLength: 2, depthIdentifier: 'm' }),
          mask: fc.constantFrom('', 'aText', 'anyJson.b,counts'),
        },
        { requiredKeys: [] },
      ),
      fc.oneof(
        { depthIdentifier: 'm', maxDepth: 2 },
        fc.constant({}),
        text.map((word) => ({ word })),
        whole(64, true).map((number) => ({ number })),
        tie('message').map((self) => ({ self })),
      ),
    )
    .map(([fields, chosen]) => ({ ...fields, ...chosen })),
}));

const oracle = protobuf.parse(rich.text).root;
const google = ['any', 'struct', 'timestamp', 'duration', 'wrappers', 'field_mask'];
for (const file of google) oracle.addJSON(protobuf.common.get(`google/protobuf/${file}.proto`)?.nested ?? {});
const type = oracle.lookupType('M');

test('another implementation of Protobuf reads what was given', () => {
  fc.assert(
    fc.property(message, (given) => {
      const json = JSON.stringify(given);
      const written = encode(json);
      const theirs = type.decode(type.encode(type.fromJsonString(json)).finish());
      expect(type.toJson(type.decode(written.subarray(1)))).toEqual(type.toJson(theirs));
    }),
    { numRuns: 50 },
  );
});

test('what is written is read as it was, and written again to the same bytes', () => {
  fc.assert(
    fc.property(message, (given) => {
      const written = encode(JSON.stringify(given));
      const { text } = codec.read({ key: '1', body: written, indexes: 'in front' });
      expect(encode(text).toString('hex')).toBe(written.toString('hex'));
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['int64 n = 1;', '{"n":"9223372036854775807"}', '0008ffffffffffffffff7f'],
  ['int64 n = 1;', '{"n":9223372036854775807}', '0008ffffffffffffffff7f'],
  ['int64 n = 1;', '{"n":1e3}', '0008e807'],
  ['int64 n = 1;', '{"n":null}', '00'],
  ['bool is_new = 1;', '{"isNew":true}', '000801'],
  ['bool is_new = 1 [json_name = "fresh"];', '{"fresh":true}', '000801'],
  ['bytes b = 1;', '{"b":"_-8"}', '000a02ffef'],
  ['double d = 1;', '{"d":-0.0}', '00090000000000000080'],
  ['float f = 1;', '{"f":"NaN"}', '000d0000c07f'],
  ['google.protobuf.Any a = 1;', '{"a":{"@type":"x/N","n":5}}', '000a090a03782f4e1202080a'],
  ['google.protobuf.Any a = 1;', '{"a":{"@type":"x/?","value":"AQI="}}', '000a090a03782f3f12020102'],
])('of %s %s becomes %s', (fields, json, hex) => {
  expect(hexOf(schemaOf(fields, 'message N { sint32 n = 1; }'), json)).toBe(hex);
});

test('proto2 writes required fields, groups, and what is its default', () => {
  const two = {
    text: 'syntax = "proto2"; message M { required int32 a = 1; optional group G = 2 { optional int32 b = 1; } optional int32 c = 3 [default = 7]; }',
    references: [],
  };
  expect(hexOf(two, '{"a":0,"g":{"b":1},"c":7}')).toBe('000800130801141807');
  expect(() => hexOf(two, '{}')).toThrow('a is missing');
});

test('a message is named by its place in the file', () => {
  const nested = schemaOf('message A { message B {} message C { int32 n = 1; } } ', 'message Z {}');
  expect(hexOf(nested, '{}')).toBe('00');
  expect(hexOf(nested, '{"n":1}', 'M.A.C')).toBe('060000020801');
  expect(hexOf(nested, '{}', 'Z')).toBe('0202');
  expect(() => hexOf(nested, '{}', 'Y')).toThrow('the schema has no message Y');
});

describe('what does not fit is refused with its place', () => {
  test.each([
    ['{"i32":1.5}', 'i32 must be a whole number, not 1.5'],
    ['{"i32":2147483648}', 'i32 must be a number of 32 bits, not 2147483648'],
    ['{"u64":-1}', 'u64 must be a number of 64 bits without sign, not -1'],
    ['{"many":["1",{}]}', 'many[1] must be a whole number, not {}'],
    ['{"inside":{"x":{}}}', 'inside.x must be a whole number, not "x"'],
    ['{"inside":{"5":{"color":"GREEN"}}}', 'inside.5.color must be one of NONE, RED, BLUE, not "GREEN"'],
    ['{"someBytes":"&"}', 'some_bytes must be bytes in base64, not "&"'],
    ['{"aText":"\\ud800"}', 'a_text must be a text that UTF-8 can hold, not "\\ud800"'],
    ['{"dbl":1e999}', 'dbl must be a number of 64 bits, not 1e999'],
    ['{"yesNo":"true"}', 'yes_no must be true or false, not "true"'],
    ['{"at":"2026-02-30T00:00:00Z"}', 'at must be a time such as 2026-11-20T10:00:00Z, not "2026-02-30T00:00:00Z"'],
    ['{"took":"1m"}', 'took must be a duration such as 1.5s, not "1m"'],
    ['{"children":[{},null]}', 'children[1] must be an object (M), not null'],
    ['{"word":"a","number":1}', 'it has word and number, of which it can have one only'],
    ['{"aText":"a","a_text":"b"}', 'it has a_text twice, as a_text too'],
    ['{"self":{"colour":1}}', 'self has colour, which M does not have'],
    ['[]', 'it must be an object (M), not []'],
  ])('%s', (json, sentence) => {
    expect(() => hexOf(rich, json)).toThrow(sentence);
  });

  test.each([
    ['{"a":{"@type":"x/Gone","n":1}}', 'a has n, where a x/Gone has `value` alone'],
    ['{"a":{"@type":"x/google.protobuf.Duration","value":"1s","n":1}}', 'a has n, where a x/google.protobuf.Duration'],
    ['{"a":{"@type":"x/M","b":1}}', 'a has b, which M does not have'],
    ['{"a":{"n":1}}', 'a has no `@type`, which says what it is'],
  ])('%s', (json, sentence) => {
    expect(() => hexOf(schemaOf('google.protobuf.Any a = 1;'), json)).toThrow(sentence);
  });
});
