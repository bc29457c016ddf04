import protobuf from 'protobufjs';
import { parseAvro } from '../../server/serde/avro/avro-schema.ts';
import { avroBytes } from '../../server/serde/avro/avro-writer.ts';
import { parseDigits } from '../../server/serde/decode-json.ts';
import type { NewTopic } from '../java/kafka-tools.ts';
import type { NewRecord } from '../java/records.ts';
import { type NewSchema, register } from '../registry/register.ts';
import { type Random, random } from './random.ts';

const forever = { 'retention.ms': '-1' };

/** Topics whose records name a schema: Avro, Protobuf and JSON Schema. */
export const schemaTopics: readonly NewTopic[] = [
  { name: 'returns', partitions: 3, configs: forever },
  { name: 'parcels', partitions: 3, configs: forever },
  { name: 'stock', partitions: 3, configs: forever },
];

const address = {
  type: 'record',
  name: 'Address',
  namespace: 'shop',
  fields: [
    { name: 'city', type: 'string' },
    { name: 'country', type: 'string' },
  ],
};
const refund = { type: 'bytes', logicalType: 'decimal', precision: 18, scale: 2 };
const returned = {
  type: 'record',
  name: 'Return',
  namespace: 'shop',
  fields: [
    { name: 'id', type: 'long' },
    { name: 'order', type: 'string' },
    { name: 'reason', type: { type: 'enum', name: 'Reason', symbols: ['DAMAGED', 'WRONG_SIZE', 'CHANGED_MIND'] } },
    { name: 'refund', type: refund },
    { name: 'at', type: { type: 'long', logicalType: 'timestamp-millis' } },
    { name: 'pickup', type: ['null', 'shop.Address'], default: null },
  ],
};
/** The same a year later, with a field more. */
const returnedLater = {
  ...returned,
  fields: [...returned.fields, { name: 'inspected', type: 'boolean', default: false }],
};
const place =
  'syntax = "proto3";\npackage shop;\n\nmessage Place {\n  double latitude = 1;\n  double longitude = 2;\n}\n';
const parcel =
  'syntax = "proto3";\npackage shop;\n\nimport "place.proto";\n\nmessage Parcel {\n  uint64 number = 1;\n  string carrier = 2;\n' +
  '  Place place = 3;\n  repeated string scans = 4;\n}\n';
const stock = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Stock',
  type: 'object',
  properties: { sku: { type: 'string' }, left: { type: 'integer' }, warehouse: { type: 'string' } },
  required: ['sku', 'left'],
};

interface Ids {
  returned: number;
  returnedLater: number;
  parcel: number;
  stock: number;
}

/** Registers the schemas: in this order, so that an empty registry gives them the same ids each time. */
export async function registerSchemas(url: string): Promise<Ids> {
  await register(url, 'shop.Address', { schema: JSON.stringify(address) });
  const named = { references: [{ name: 'shop.Address', subject: 'shop.Address', version: 1 }] };
  const avro = (schema: unknown): NewSchema => ({ schema: JSON.stringify(schema), schemaType: 'AVRO', ...named });
  const first = await register(url, 'returns-value', avro(returned));
  const later = await register(url, 'returns-value', avro(returnedLater));
  await register(url, 'place.proto', { schema: place, schemaType: 'PROTOBUF' });
  const references = [{ name: 'place.proto', subject: 'place.proto', version: 1 }];
  return {
    returned: first,
    returnedLater: later,
    parcel: await register(url, 'parcels-value', { schema: parcel, schemaType: 'PROTOBUF', references }),
    stock: await register(url, 'stock-value', { schema: JSON.stringify(stock), schemaType: 'JSON' }),
  };
}

const countEach = 400;
const everyMs = 600_000n;

/** Three days of records, written with these schemas. */
export function schemaRecords(ids: Ids, now: bigint): NewRecord[] {
  const r = random(7);
  return Array.from({ length: countEach }, (_, index) => {
    const timestamp = now - BigInt(countEach - index) * everyMs;
    return [
      { topic: 'returns', timestamp, key: `ret-${index}`, value: returnBytes(r, index, timestamp, ids) },
      { topic: 'parcels', timestamp, key: `parcel-${index % 40}`, value: parcelBytes(r, index, ids) },
      { topic: 'stock', timestamp, key: `sku-${index % 25}`, value: stockBytes(r, index, ids) },
    ];
  }).flat();
}

function returnBytes(r: Random, index: number, at: bigint, ids: Ids): Buffer {
  const later = index >= countEach / 2;
  const fields = {
    order: `ord_${index.toString(36).padStart(7, '0')}`,
    reason: r.pick(['DAMAGED', 'WRONG_SIZE', 'CHANGED_MIND']),
    refund: `${r.int(1, 400)}.${r.int(10, 99)}`,
    at: new Date(Number(at)).toISOString(),
    pickup: r.next() < 0.5 ? null : { city: r.pick(['Köln', '東京', 'Genève']), country: r.pick(['DE', 'JP', 'CH']) },
    ...(later && { inspected: r.next() < 0.3 }),
  };
  const json = `{"id":${9_007_199_254_740_993n + BigInt(index)},${JSON.stringify(fields).slice(1)}`;
  const type = parseAvro(JSON.stringify(later ? returnedLater : returned), [{ text: JSON.stringify(address) }]);
  return framed(later ? ids.returnedLater : ids.returned, avroBytes(type, parseDigits(json)));
}

function parcelBytes(r: Random, index: number, { parcel: id }: Ids): Buffer {
  const writer = protobuf.Writer.create()
    .uint32(8)
    .uint64(340_434_160_000_000 + index);
  writer.uint32(18).string(r.pick(['DHL', 'La Poste', 'ヤマト運輸']));
  writer.uint32(26).fork();
  writer.uint32(9).double(r.int(-9000, 9000) / 100);
  writer
    .uint32(17)
    .double(r.int(-18000, 18000) / 100)
    .ldelim();
  for (let scan = 0; scan < r.int(1, 3); scan++) writer.uint32(34).string(r.pick(['hub', 'van', 'door']));
  // A lone zero: the schema's first message.
  return framed(id, Buffer.concat([Buffer.of(0), writer.finish()]));
}

function stockBytes(r: Random, index: number, { stock: id }: Ids): Buffer {
  const fields = { sku: `sku-${index % 25}`, left: r.int(0, 500), warehouse: r.pick(['CGN-1', 'HND-2']) };
  return framed(id, Buffer.from(JSON.stringify(fields)));
}

function framed(id: number, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.writeInt32BE(id, 1);
  return Buffer.concat([head, body]);
}
