import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avroCodec } from '../avro/avro-codec.ts';
import { protobufCodec } from '../protobuf/protobuf-codec.ts';
import type { RegisteredSchema } from '../registry/registered-schema.ts';
import { encoderOf } from '../schema/encoder.ts';
import { protoFile, vectors, withDigits } from '../testing/vectors.ts';
import { exampleOf } from './example-of.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const schema = (
  type: RegisteredSchema['type'],
  text: unknown,
  references: RegisteredSchema['references'] = [],
): RegisteredSchema => ({
  key: '1',
  type,
  text: typeof text === 'string' ? text : JSON.stringify(text),
  references,
  places: [],
});
const exampleFor = (given: RegisteredSchema, message?: string) => {
  const { example, problem } = exampleOf(given, message, now);
  expect(problem, example ?? '').toBeNull();
  return example ?? '';
};

/** What a record written from the example is listed as. */
function readBack(given: RegisteredSchema, message?: string): string {
  const body = encoderOf(given, message)(exampleFor(given, message));
  const codec = given.type === 'AVRO' ? avroCodec(given) : protobufCodec(given);
  return codec.read({ key: '1', body, indexes: 'in front' }).text;
}

const known = Object.values(vectors.schemas).map(({ schemaType, schema: text, references }) =>
  schema(
    schemaType,
    text,
    references.map((each) => ({ name: each.name, text: each.schema })),
  ),
);

test.each(known)('$type $text has an example that fits', (given) => {
  const example = exampleFor(given);
  if (given.type !== 'JSON') expect(withDigits(readBack(given))).toEqual(withDigits(example));
});

const logical = (type: unknown, logicalType: string, more: object = {}) => ({
  ...(typeof type === 'string' ? { type } : (type as object)),
  logicalType,
  ...more,
});
let names = 0;
const { avro } = fc.letrec((tie) => ({
  avro: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<unknown>('null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'),
    fc.constantFrom(
      logical('int', 'date'),
      ...['timestamp-millis', 'timestamp-micros', 'timestamp-nanos', 'local-timestamp-millis'].map((each) =>
        logical('long', each),
      ),
      logical('int', 'time-millis'),
      logical('long', 'time-micros'),
      logical('string', 'uuid'),
      logical('bytes', 'decimal', { precision: 9, scale: 3 }),
    ),
    fc.nat({ max: 20 }).map((size) => ({ type: 'fixed', name: `F${names++}`, size })),
    fc.constant(null).map(() => logical({ type: 'fixed', name: `F${names++}`, size: 12 }, 'duration')),
    fc.constant(null).map(() => logical({ type: 'fixed', name: `F${names++}`, size: 16 }, 'uuid')),
    fc.constant(null).map(() => ({ type: 'enum', name: `E${names++}`, symbols: ['NEW', 'OLD'] })),
    tie('avro').map((items) => ({ type: 'array', items })),
    tie('avro').map((values) => ({ type: 'map', values })),
    tie('avro')
      .filter((type) => !Array.isArray(type) && type !== 'null')
      .map((type) => ['null', type]),
    fc.array(tie('avro'), { maxLength: 4 }).map((types) => ({
      type: 'record',
      name: `R${names++}`,
      fields: types.map((type, index) => ({ name: `f${index}`, type })),
    })),
  ),
}));

test('an example of any Avro schema is read back as it was', () => {
  fc.assert(
    fc.property(avro, (text) => {
      const given = schema('AVRO', text);
      expect(withDigits(readBack(given))).toEqual(withDigits(exampleFor(given)));
    }),
  );
});

const scalars = [
  'int32',
  'uint32',
  'sint64',
  'fixed64',
  'sfixed32',
  'int64',
  'float',
  'double',
  'bool',
  'string',
  'bytes',
];
const google = [
  'Timestamp',
  'Duration',
  'Struct',
  'Value',
  'ListValue',
  'Any',
  'FieldMask',
  'Empty',
  'BytesValue',
  'UInt64Value',
  'DoubleValue',
  'StringValue',
  'BoolValue',
];
const proto = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'repeated ', 'optional ', 'map<string, ', 'map<int64, ', 'map<bool, ', 'oneof'),
      fc.constantFrom(...scalars, ...google.map((each) => `google.protobuf.${each}`), 'Color', 'Other', 'M'),
    ),
    { maxLength: 12 },
  )
  .map((fields) => {
    const lines = fields.map(([label, type], index) => {
      if (label === 'oneof')
        return `oneof choice_${index} { ${type} a_${index} = ${index + 1}; M b_${index} = ${index + 100}; }`;
      return `${label}${type}${label.startsWith('map') ? '>' : ''} field_${index} = ${index + 1};`;
    });
    const files = ['any', 'struct', 'timestamp', 'duration', 'wrappers', 'field_mask', 'empty'];
    const imports = files.map((file) => `import "google/protobuf/${file}.proto";`).join('\n');
    return `syntax = "proto3";\n${imports}\nmessage M { ${lines.join('\n')} }\nmessage Other { string name = 1; M again = 2; }\nenum Color { NONE = 0; RED = 1; }`;
  });

test('an example of any Protobuf schema is read back as it was', () => {
  fc.assert(
    fc.property(proto, (text) => {
      const given = schema('PROTOBUF', text);
      for (const message of ['M', 'Other']) {
        expect(withDigits(readBack(given, message))).toEqual(withDigits(exampleFor(given, message)));
      }
    }),
  );
});

describe('an example', () => {
  const avroRecord = (fields: unknown[]) => schema('AVRO', { type: 'record', name: 'R', fields });

  test('has the defaults of an Avro schema, and what may stand there instead of null', () => {
    const fields = [
      { name: 'a', type: 'string', default: 'web' },
      { name: 'b', type: ['null', { type: 'long', logicalType: 'timestamp-millis' }], default: null },
      { name: 'c', type: ['null', 'R'], default: null },
      { name: 'd', type: { type: 'array', items: 'R' } },
      { name: 'e', type: { type: 'enum', name: 'E', symbols: ['NEW', 'OLD'] } },
    ];
    expect(JSON.parse(exampleFor(avroRecord(fields)))).toEqual({
      a: 'web',
      b: '2026-11-20T10:00:00.000Z',
      c: null,
      d: [],
      e: 'NEW',
    });
  });

  test('has one member a line', () => {
    expect(exampleFor(avroRecord([{ name: 'a', type: { type: 'array', items: 'int' } }]))).toBe(
      '{\n  "a": [\n    1\n  ]\n}',
    );
  });

  test('of Protobuf is of the message that is asked for, with the first of a oneof', () => {
    const references = [{ name: 'money.proto', text: protoFile('money.proto') }];
    const shop = schema('PROTOBUF', protoFile('shop.proto'), references);
    expect(JSON.parse(exampleFor(shop, 'shop.Customer'))).toEqual({ name: 'text', address: { city: 'text' } });
    const order = JSON.parse(exampleFor(shop, 'shop.Order'));
    expect(order).toMatchObject({ card: 'text', total: { currency: 'text', units: 1 }, at: '2026-11-20T10:00:00Z' });
    expect(order).not.toHaveProperty('voucher');
    expect(order).not.toHaveProperty('parent');
  });

  test('of proto2 has its defaults', () => {
    const text = `syntax = "proto2"; message M { optional int64 a = 1 [default = -5]; optional string b = 2 [default = "x"];
      optional C c = 3 [default = BLUE]; optional bool d = 4 [default = false]; } enum C { RED = 1; BLUE = 2; }`;
    expect(JSON.parse(exampleFor(schema('PROTOBUF', text)))).toEqual({ a: -5, b: 'x', c: 'BLUE', d: false });
  });

  test.each([
    ['AVRO', { type: 'record', name: 'R', fields: [{ name: 'a', type: 'R' }] }],
    ['PROTOBUF', 'syntax = "proto2"; message M { required M a = 1; }'],
    ['JSON', { type: 'object', properties: { a: { $ref: '#' } }, required: ['a'] }],
    ['JSON', false],
  ] as const)('of what never ends or fits is none: %s %j', (type, text) => {
    expect(exampleOf(schema(type, text), undefined, now)).toEqual({
      example: null,
      problem: 'no value fits the schema, as far as can be seen',
    });
  });

  test('that would be huge is none', () => {
    const deep = (level: number): object => ({
      type: 'record',
      name: `R${level}`,
      fields: [
        { name: 'a', type: level === 0 ? 'int' : deep(level - 1) },
        { name: 'b', type: level === 0 ? 'int' : `R${level - 1}` },
      ],
    });
    const { problem } = exampleOf(schema('AVRO', deep(20)), undefined, now);
    expect(problem).toMatch('more than 5000 values');
  });
});
