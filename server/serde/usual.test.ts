import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePayload } from './decode-payload.ts';
import { decodeValue } from './decode-value.ts';
import { type Usual, usualOf } from './usual.ts';

const long = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};
const whole = (payloads: readonly (string | Buffer)[]) =>
  payloads.map((payload) => ({ bytes: Buffer.from(payload as string), size: payload.length }));
const uuids = ['0190163d-8694-739b-aea5-966c26f8ad91', 'f81d4fae-7dec-41d0-8765-00a0c91e6bf6'].map((text) =>
  Buffer.from(text.replaceAll('-', ''), 'hex'),
);

describe('what a topic usually holds', () => {
  test.each<[Usual | null, string, (string | Buffer)[]]>([
    ['int64', 'counts', [1n, 2n, 300n].map(long)],
    ['int64', 'times in milliseconds', [1_763_600_000_000n, 1_763_600_000_001n, 1_763_600_000_002n].map(long)],
    ['int64', 'negative numbers and zeros', [-1n, 0n, -5n, 7n].map(long)],
    ['int64', 'a text or two among them', [...[1n, 2n, 3n, 4n, 5n].map(long), '12345678', 'other']],
    ['double', 'prices', [1.5, 0.1, -12_345.678].map(double)],
    ['int32', 'small numbers', [1, 2, 70_000].map((value) => Buffer.of(0, value >> 16, value >> 8, value))],
    ['uuid', 'binary UUIDs', [...uuids, ...uuids]],
    ['json', 'documents, now and then a lone value', ['{"a":1}', '[1]', '{}', '42', '"x"', 'null']],
    [null, 'too few', [1n, 2n].map(long)],
    [null, 'zeros alone', [0n, 0n, 0n, 0n].map(long)],
    [null, 'texts of eight letters', ['12345678', 'abcdefgh', 'ABCDEFGH']],
    [null, 'texts', ['a', 'b', 'c', 'some text']],
    [
      null,
      'bytes of eight',
      ['9f3a5566778899aa', '7e11223344556677', 'c911223344556677'].map((hex) => Buffer.from(hex, 'hex')),
    ],
    [null, 'half one, half the other', [...[1n, 2n, 3n].map(long), '{"a":1}', '{"a":2}', '{}']],
    [
      null,
      'payloads of eight bytes with the id of a schema',
      ['020406', '020408', '020806'].map((hex) => Buffer.from(`0000000007${hex}`, 'hex')),
    ],
    [null, 'nothing', []],
  ])('is %s: %s', (usual, _, payloads) => {
    expect(usualOf(whole(payloads))).toBe(usual);
  });

  test('is JSON too where the documents are too long to be read to their end', () => {
    const bytes = Buffer.from('{"a":"xxxxx');
    expect(usualOf(Array.from({ length: 3 }, () => ({ bytes, size: 10_000 })))).toBe('json');
  });

  test('does not depend on the order in which payloads are met', () => {
    const payload = fc.oneof(
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(long),
      fc.nat({ max: 1000 }).map((value) => long(BigInt(value))),
      fc.constantFrom('{"a":1}', '42', 'text', '12345678').map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(payload, { minLength: 3 }), (payloads) => {
        expect(usualOf(whole(payloads.toReversed()))).toBe(usualOf(whole(payloads)));
      }),
    );
  });
});

function show(payload: string | Buffer, usual: Usual | null, headers: [string, string][] = []) {
  const bytes = Buffer.from(payload as string);
  const named = headers.map(([key, value]) => ({ key: Buffer.from(key), value: Buffer.from(value) }));
  const written = { topic: 't', part: 'value' as const, key: null, schemas: null, headers: () => named, usual };
  const { serde, text, note } = decodePayload(bytes, { serde: 'auto', maxBytes: 1000, raw: false, written }) ?? {};
  return { serde, text, note, value: decodeValue(bytes, 'auto', written) };
}

describe('a payload whose bytes leave its format open', () => {
  test.each<[Usual, string | Buffer, object]>([
    ['int64', '12345678', { serde: 'int64', text: '3544952156018063160', value: 3544952156018063160n }],
    ['int32', 'text', { serde: 'int32', text: '1952807028', value: 1952807028 }],
    ['json', '42', { serde: 'json', text: '42', value: 42 }],
    ['json', '"x"', { serde: 'json', text: '"x"', value: 'x' }],
  ])('is %s as the others of its topic, and says so: %s', (usual, payload, shown) => {
    const note = expect.stringMatching(/as the others of this topic; the bytes would also be text$/);
    expect(show(payload, usual)).toEqual({ ...shown, note });
  });

  test('that no text could be, says only what it is', () => {
    expect(show(long(7n), 'int64')).toMatchObject({ text: '7', note: 'long, as the others of this topic' });
    expect(show(double(0.1), 'double')).toMatchObject({ text: '0.1', note: 'double, as the others of this topic' });
    const [uuid = Buffer.alloc(0)] = uuids;
    expect(show(uuid, 'uuid')).toMatchObject({ text: '0190163d-8694-739b-aea5-966c26f8ad91', serde: 'uuid' });
  });

  test.each<[Usual, string | Buffer, string]>([
    ['int64', '[1,2,34]', 'json'],
    ['int64', '{"a":12}', 'json'],
    ['int64', '123456789', 'string'],
    ['int64', Buffer.of(1, 2), 'hex'],
    ['json', 'some text', 'string'],
    ['json', Buffer.of(0, 1), 'hex'],
    ['uuid', '1234567890123456', 'string'],
  ])('is not made %s by the others where it can not be, or is JSON beyond doubt: %s', (usual, payload, serde) => {
    expect(show(payload, usual)).toMatchObject({ serde, note: show(payload, null).note });
  });

  test('is shown with all its bytes, as a filter sees it', () => {
    const usual = fc.constantFrom<Usual | null>(null, 'json', 'int64', 'int32', 'double', 'uuid');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 16 }), usual, (array, usual) => {
        const { serde, text = '', value } = show(Buffer.from(array), usual);
        if (serde === 'int64') expect([text, long(value as bigint)]).toEqual([String(value), Buffer.from(array)]);
        else if (serde === 'string') expect(Buffer.from(text)).toEqual(Buffer.from(array));
        else if (serde === 'hex') expect(value).toEqual(Buffer.from(array));
      }),
    );
  });
});

describe('a content type in the headers', () => {
  test.each<[string, string | Buffer, object]>([
    ['application/json', '42', { serde: 'json', value: 42, note: 'JSON, as its header says (application/json)' }],
    ['"application/json"', 'true', { serde: 'json', value: true }],
    ['application/vnd.shop+json; charset=utf-8', '"x"', { serde: 'json', value: 'x' }],
    [
      'application/json',
      'a text',
      { serde: 'string', note: 'UTF-8 text; its header says application/json, but it is not JSON' },
    ],
    ['application/json', '{"a":1}', { serde: 'json', note: 'valid JSON' }],
    ['text/plain', '12345678', { serde: 'string', note: 'UTF-8 text, as its header says (text/plain)' }],
    ['text/plain', '{"a":1}', { serde: 'json', note: 'valid JSON' }],
    [
      'avro/binary',
      Buffer.of(2, 4),
      { serde: 'hex', note: expect.stringContaining('its header says avro/binary, but it names no schema') },
    ],
    [
      'application/x-protobuf',
      Buffer.of(8, 1),
      { serde: 'hex', note: expect.stringContaining('protobuf-raw shows it') },
    ],
    ['application/octet-stream', 'text', { serde: 'string', note: 'UTF-8 text' }],
  ])('that says %s is a hint', (type, payload, shown) => {
    expect(show(payload, null, [['Content-Type', type]])).toMatchObject(shown);
  });

  test('knows better than the topic', () => {
    expect(show('12345678', 'int64', [['contentType', 'text/plain']])).toMatchObject({
      serde: 'string',
      value: '12345678',
    });
    expect(show('12345678', 'int64', [['contentType', 'application/json']])).toMatchObject({ serde: 'json' });
  });
});
