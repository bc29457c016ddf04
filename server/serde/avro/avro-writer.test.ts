import { describe, expect, test } from 'vitest';
import { parseDigits } from '../decode-json.ts';
import { exactJson } from '../exact-json.ts';
import { vectors } from '../testing/vectors.ts';
import { avroReader } from './avro-reader.ts';
import { parseAvro } from './avro-schema.ts';
import { avroBytes } from './avro-writer.ts';

const schemaOf = (id: number) => {
  const schema = vectors.schemas[id];
  return parseAvro(
    schema?.schema ?? '',
    schema?.references.map(({ schema }) => ({ text: schema })),
  );
};
const write = (schema: unknown, json: string) =>
  avroBytes(parseAvro(JSON.stringify(schema)), parseDigits(json)).toString('hex');

test.each(vectors.records.filter(({ name }) => name.startsWith('Avro')))(
  '$name is written as the reference client wrote it',
  ({ hex }) => {
    const bytes = Buffer.from(hex, 'hex');
    const type = schemaOf(bytes.readInt32BE(1));
    const json = exactJson(avroReader(type)(bytes.subarray(5)), 'latin1');
    expect(avroBytes(type, parseDigits(json)).toString('hex')).toBe(bytes.toString('hex', 5));
  },
);

test('a field that is left out takes its default', () => {
  const fields = [
    { name: 'a', type: ['null', 'long'], default: null },
    { name: 'b', type: 'int', default: 7 },
  ];
  expect(write({ type: 'record', name: 'R', fields }, '{}')).toBe('000e');
});

describe('what does not fit is refused with its place', () => {
  const order = {
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'id', type: 'int' },
      { name: 'lines', type: { type: 'array', items: { type: 'map', values: ['null', 'boolean'] } }, default: [] },
      { name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision: 4, scale: 2 }, default: '' },
    ],
  };
  test.each([
    ['{}', 'id is missing'],
    ['{"id":1.5}', 'id must be a whole number, not 1.5'],
    ['{"id":2147483648}', 'id must be a number of 32 bits, not 2147483648'],
    ['{"id":1,"lines":[{},{"a":"x"}]}', 'lines[1].a must be true or false, not "x"'],
    ['{"id":1,"price":1.234}', 'price must be decimal, not 1.234'],
    ['{"id":1,"colour":"red"}', 'it has colour, which Order does not have'],
    ['[]', 'it must be an object (Order), not []'],
  ])('%s', (json, sentence) => {
    expect(() => write(order, json)).toThrow(sentence);
  });
});
