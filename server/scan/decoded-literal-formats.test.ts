import fc from 'fast-check';
import protobuf from 'protobufjs';
import { describe, expect, test } from 'vitest';
import { readBatches } from '../kafka/records/batch.ts';
import { RecordCursor } from '../kafka/records/record-cursor.ts';
import { avroEncoder } from '../serde/avro/avro-codec.ts';
import { decodePayload } from '../serde/decode-payload.ts';
import { KnownSchemas } from '../serde/schema/schemas.ts';
import { testBatch } from '../testing/record-batch.ts';
import { decodedMatcherOf } from './decoded-literal.ts';

const avro = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'text', type: 'string' },
    { name: 'count', type: 'long' },
    { name: 'price', type: 'double' },
    { name: 'paid', type: 'boolean' },
    { name: 'state', type: { type: 'enum', name: 'State', symbols: ['NEW', 'sent_on', 'Lost'] } },
    { name: 'raw', type: ['null', 'bytes'] },
    { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'net', type: { type: 'bytes', logicalType: 'decimal', precision: 20, scale: 2 } },
    { name: 'uuid', type: { type: 'fixed', name: 'U', size: 16, logicalType: 'uuid' } },
    { name: 'tags', type: { type: 'map', values: 'string' } },
  ],
});
const plainAvro = JSON.stringify({ type: 'record', name: 'P', fields: [{ name: 'a', type: 'string' }] });
const proto = `syntax = "proto3"; import "google/protobuf/timestamp.proto";
  enum Mood { FINE = 0; so_so = 1; }
  message Parcel { string text = 1; int64 weight = 2; bytes raw = 3; Mood mood = 4; map<string, string> tags = 5; double price = 6; }`;

const schemas = new KnownSchemas();
const known = [
  ['1', 'AVRO', avro],
  ['2', 'AVRO', plainAvro],
  ['3', 'PROTOBUF', proto],
  ['4', 'JSON', '{}'],
] as const;
schemas.add(
  known.map(([key, type, text]) => ({ ok: true as const, schema: { key, type, text, references: [], places: [] } })),
);

const framed = (id: number, body: Uint8Array) => Buffer.concat([Buffer.of(0, 0, 0, 0, id), body]);
const encodeAvro = avroEncoder({ text: avro, references: [] });
const encodePlain = avroEncoder({ text: plainAvro, references: [] });
const parcel = protobuf.parse(proto).root.lookupType('Parcel');

const letters = fc.constantFrom(...'abefnrtu01fz-. _/"\\\n\u001fé\u212aKİΣς𝄞'.split(/(?:)/u));
const text = fc
  .oneof(fc.string({ unit: letters, maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 6 }))
  .map((each) => each.toWellFormed());
const latin1 = fc.uint8Array({ maxLength: 5 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const whole = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const tags = fc.dictionary(text, text, { maxKeys: 2 });

const order = fc
  .record({
    text: fc.oneof(
      text,
      text.map((each) => `${each}é`),
    ),
    price: fc.double({ noNaN: true, noDefaultInfinity: true }),
    paid: fc.boolean(),
    state: fc.constantFrom('NEW', 'sent_on', 'Lost'),
    raw: fc.option(latin1),
    at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
    uuid: fc.uuid(),
    tags,
  })
  .chain((fields) =>
    fc.tuple(whole, fc.nat()).map(([count, net]) => {
      const json = JSON.stringify(fields);
      return framed(1, encodeAvro(`${json.slice(0, -1)},"count":${count},"net":${(net / 100).toFixed(2)}}`));
    }),
  );
const small = text.map((a) => framed(2, encodePlain(JSON.stringify({ a }))));
const shipped = fc
  .record({
    text,
    raw: fc.uint8Array({ maxLength: 6 }),
    mood: fc.nat(2),
    tags,
    price: fc.double(),
    weight: fc.integer(),
  })
  .map((fields) => framed(3, Buffer.concat([Buffer.of(0), parcel.encode(parcel.fromObject(fields)).finish()])));
const jsonBody = fc.json().map((json) => framed(4, Buffer.from(json)));
const unknown = text.map((body) => framed(9, Buffer.from(body)));
const payload = fc.oneof(
  order,
  small,
  shipped,
  jsonBody,
  unknown,
  text.map((each) => Buffer.from(each)),
  fc.constant(null),
);

interface Given {
  key: Buffer | null;
  value: Buffer | null;
  headers: { key: Buffer; value: Buffer | null }[];
}

const header = fc.oneof(
  fc.record({ key: text.map((each) => Buffer.from(each)), value: fc.option(text.map((each) => Buffer.from(each))) }),
  fc.constantFrom('1', '2', '4').map((id) => ({ key: Buffer.from('schema-id'), value: Buffer.from(id) })),
);
const record: fc.Arbitrary<Given> = fc.record({
  key: payload,
  value: payload,
  headers: fc.array(header, { maxLength: 2 }),
});

function cursorOver(records: readonly Given[]): RecordCursor {
  const [batch] = readBatches(
    testBatch({ baseOffset: 0n, records: records.map((each) => ({ timestamp: 5n, ...each })) }),
  );
  if (batch?.kind !== 'batch') throw new Error('no batch');
  return new RecordCursor(batch);
}

const decoding = { topic: 't', keySerde: 'auto', valueSerde: 'auto', schemas } as const;

/** What a reader sees of a payload that names a schema; of others only their bytes are looked at. */
function shown(given: Given, part: 'key' | 'value'): string {
  const written = { topic: 't', part, headers: () => given.headers, key: given.key, schemas };
  const decoded = decodePayload(given[part], { serde: 'auto', maxBytes: 1e6, raw: false, written });
  return decoded && ['avro', 'protobuf', 'json-schema'].includes(decoded.serde) ? decoded.text : '';
}

function holds(given: Given, sought: string, ignoreCase: boolean): boolean {
  const fold = (each: string) => (ignoreCase ? each.toLowerCase() : each);
  const bytes = [given.key, given.value, ...given.headers.map(({ value }) => value)];
  const texts = [...bytes.map((each) => each?.toString() ?? ''), shown(given, 'key'), shown(given, 'value')];
  return texts.some((each) => fold(each).includes(fold(sought)));
}

describe('a text', () => {
  test('is found in everything that is shown of a record, whatever its format', () => {
    const cut = fc.record({
      from: fc.nat(),
      length: fc.integer({ min: 1, max: 8 }),
      of: fc.nat(),
      ignoreCase: fc.boolean(),
    });
    let found = 0;
    const property = fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), cut, (records, place) => {
      const source = records[place.of % records.length] as Given;
      const all = shown(source, place.of % 2 === 0 ? 'value' : 'key') || source.value?.toString() || 'none';
      const from = place.from % all.length;
      const sought = all.slice(from, from + place.length).toWellFormed();
      // A text that stands for bytes that are no text is in none.
      fc.pre(sought !== '' && !sought.includes('\ufffd'));
      const literal = {
        kind: 'text',
        text: sought,
        fields: ['key', 'value', 'headers'],
        ignoreCase: place.ignoreCase,
      } as const;
      const matcher = decodedMatcherOf(literal, decoding);
      const cursor = cursorOver(records);
      for (const given of records) {
        cursor.next();
        const matches = matcher.next(cursor.bytes, cursor.start) >= 0 && matcher.matches(cursor);
        expect(matches).toBe(holds(given, sought, place.ignoreCase));
        if (matches) found++;
      }
    });
    fc.assert(property, { numRuns: 2000 });
    expect(found).toBeGreaterThan(500);
  });

  test.each(['nabc', 'u001fabc', '1fabc', 'abc', 'tabc'])(
    'such as %s is found where JSON’s escapes make it',
    (sought) => {
      const value = (a: string) => ({ key: null, value: framed(2, encodePlain(JSON.stringify({ a }))), headers: [] });
      const records = [value('\nabc'), value('\u001fabc'), value('\tabc'), value('ab')];
      const matcher = decodedMatcherOf({ kind: 'text', text: sought, fields: ['value'], ignoreCase: false }, decoding);
      const cursor = cursorOver(records);
      for (const given of records) {
        cursor.next();
        expect(matcher.matches(cursor)).toBe(shown(given, 'value').includes(sought));
      }
    },
  );
});
