import { expect, test } from 'vitest';
import { decodePayload } from './decode-payload.ts';
import { decodeValue } from './decode-value.ts';
import type { SerdeName } from './serde-name.ts';

function show(hex: string, serde: SerdeName, topic = 't') {
  const bytes = Buffer.from(hex, 'hex');
  const written = { topic, part: 'key' as const, headers: () => [], key: null, schemas: null };
  return {
    ...decodePayload(bytes, { serde, maxBytes: 1000, raw: false, written }),
    value: decodeValue(bytes, serde, written),
  };
}

test.each<[SerdeName, string, string, unknown]>([
  ['int32', 'fffffffe', '-2', -2],
  ['int64', '7fffffffffffffff', '9223372036854775807', 9223372036854775807n],
  ['float', '3dcccccd', '0.1', 0.1],
  ['double', '3fb999999999999a', '0.1', 0.1],
  ['double', '7ff8000000000000', 'NaN', Number.NaN],
  [
    'uuid',
    '0123456789abcdef0123456789abcdef',
    '01234567-89ab-cdef-0123-456789abcdef',
    '01234567-89ab-cdef-0123-456789abcdef',
  ],
  [
    'uuid',
    Buffer.from('01234567-89ab-cdef-0123-456789abcdef').toString('hex'),
    '01234567-89ab-cdef-0123-456789abcdef',
    '01234567-89ab-cdef-0123-456789abcdef',
  ],
])('a %s of %s is %s', (serde, hex, text, value) => {
  expect(show(hex, serde)).toMatchObject({ serde, text, value });
});

test.each<SerdeName>(['int32', 'int64', 'float', 'double', 'uuid'])(
  'what is too short for %s is shown as it is',
  (serde) => {
    expect(show('0102', serde)).toMatchObject({ serde: 'hex', note: expect.stringContaining(`asked for ${serde}`) });
  },
);

test('Protobuf without a schema shows its fields by their numbers', () => {
  // 1: 150, 2: "testing", 3: { 1: 150 }, 4: two of them, 5: bytes
  const hex = '089601120774657374696e671a0308960120ffffffffffffffffff0120012a02ff00';
  expect(show(hex, 'protobuf-raw')).toMatchObject({
    serde: 'protobuf-raw',
    text: '{"1":150,"2":"testing","3":{"1":150},"4":[18446744073709551615,1],"5":"/wA="}',
    value: { 1: 150n, 2: 'testing', 3: { 1: 150n } },
  });
  expect(show('ff', 'protobuf-raw').note).toMatch(/^asked for protobuf-raw, but it is not Protobuf/);
});

test('a windowed key shows the key inside and its times', () => {
  const time = (iso: string) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(Date.parse(iso)));
    return bytes.toString('hex');
  };
  const key = Buffer.from('customer').toString('hex');
  const [start, end] = [time('2026-11-20T10:00:00Z'), time('2026-11-20T10:05:00Z')];
  const inTime = '{"key":"customer","start":"2026-11-20T10:00:00.000Z"}';
  expect(show(key + start, 'time-windowed').text).toBe(inTime);
  expect(show(`${key}${start}00000007`, 'time-windowed', 'app-store-changelog').text).toBe(inTime);
  expect(show(key + end + start, 'session-windowed').text).toBe(
    '{"key":"customer","start":"2026-11-20T10:00:00.000Z","end":"2026-11-20T10:05:00.000Z"}',
  );
  expect(show(key + start, 'time-windowed').value).toMatchObject({
    key: 'customer',
    start: new Date('2026-11-20T10:00:00Z'),
  });
});
