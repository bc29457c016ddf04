import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { produce } from '../../lib/contracts/produce.ts';
import { readInput } from '../http/read-input.ts';
import { recordToWrite } from './records-to-write.ts';

const now = Date.UTC(2026, 10, 20);

async function read(body: string) {
  const request = new Request('http://console/api/x', { method: 'POST', body });
  const { records } = await readInput(produce, request, { cluster: 'c', topic: 't' });
  return records.map((record) => recordToWrite(record, now));
}

const one = async (body: string) => (await read(body))[0];
const value = async (json: string) => (await one(`{"value":${json}}`))?.value;
const refusal = (body: string) =>
  read(body).then(
    () => 'accepted',
    (error: Error) => error.message,
  );

describe('bytes to write', () => {
  it.each([
    ['9007199254740993'],
    ['1.10'],
    ['-0'],
    ['1E400'],
    ['{"id":9007199254740993, "price" : 1.10,\n "b":1,"a":2,"b":3}'],
    ['"\\ud800 \\u00e4"'],
    ['null'],
    ['""'],
    ['[ ]'],
  ])('JSON is written as it was sent: %s', async (json) => {
    expect((await value(`{"json": ${json} }`))?.toString()).toBe(json);
  });

  it('any bytes survive base64 and hex, any text UTF-8', async () => {
    const property = fc.asyncProperty(fc.uint8Array(), fc.string({ unit: 'grapheme' }), async (array, text) => {
      const bytes = Buffer.from(array);
      expect(await value(JSON.stringify({ base64: bytes.toString('base64') }))).toEqual(bytes);
      expect(await value(JSON.stringify({ hex: bytes.toString('hex').toUpperCase() }))).toEqual(bytes);
      expect((await value(JSON.stringify({ text })))?.toString()).toBe(text);
    });
    await fc.assert(property);
  });

  it('null and empty stay two things; keys of headers repeat and keep their order', async () => {
    const body = `{"key":{"text":""},"value":null,"headers":[
      {"key":"a","value":null},{"key":"a","value":{"text":""}},{"key":"","value":{"hex":"ff"}},{"keyBase64":"/w==","value":null}]}`;
    expect(await one(body)).toEqual({
      key: Buffer.alloc(0),
      value: null,
      headers: [
        { key: Buffer.from('a'), value: null },
        { key: Buffer.from('a'), value: Buffer.alloc(0) },
        { key: Buffer.alloc(0), value: Buffer.from([0xff]) },
        { key: Buffer.from([0xff]), value: null },
      ],
      timestamp: BigInt(now),
    });
    expect(await one('{"value":null}')).toMatchObject({ key: null, headers: [] });
  });

  it.each([
    ['0', 0n],
    ['1763600000000', 1763600000000n],
    ['9223372036854775807', 9223372036854775807n],
    ['2026-11-20T10:00:00.250+02:00', BigInt(Date.UTC(2026, 10, 20, 8, 0, 0, 250))],
  ])('a time is milliseconds or ISO 8601: %s', async (timestamp, expected) => {
    expect(await one(JSON.stringify({ value: null, timestamp }))).toMatchObject({ timestamp: expected });
  });
});

describe('what is refused, and how', () => {
  const rest = '"value":null';
  const time = 'must be milliseconds since 1970 in digits, or ISO 8601 with its zone';
  it.each([
    ['{}', 'The field `value` is missing.'],
    [`{${rest},"colour":1}`, 'The field `colour` is not known here; leave it out.'],
    [`[{${rest}},{${rest},"colour":1}]`, 'The field `1.colour` is not known here; leave it out.'],
    [
      '{"value":{"serde":"avro","json":1}}',
      'The field `value` must have `json`, and `subject` or `schemaId`, where it has `serde`.',
    ],
    ['{"value":{}}', 'The field `value` must have one of text, json, base64, hex.'],
    ['{"value":{"text":"a","hex":"00"}}', 'The field `value` must have one of text, json, base64, hex.'],
    ['{"value":"a"}', 'The field `value` must be an object, not "a".'],
    ['{"value":{"base64":"a"}}', 'The field `value.base64` must be base64 with its padding, not "a".'],
    ['{"value":{"hex":"abc"}}', 'The field `value.hex` must be an even number of hexadecimal digits, not "abc".'],
    [
      '{"value":{"text":"\\ud800"}}',
      'The field `value.text` must be text that UTF-8 can hold; send other bytes as base64, not "\\ud800".',
    ],
    [`{${rest},"headers":[{"value":null}]}`, 'The field `headers.0.key` is missing.'],
    [`{${rest},"headers":[{"key":"a"}]}`, 'The field `headers.0.value` is missing.'],
    [`{${rest},"partition":-1}`, 'The field `partition` must be at least 0, not -1.'],
    [`{${rest},"partition":0,"partitioner":"crc32"}`, /`partitioner` must be left out where `partition` is given/],
    [`{${rest},"timestamp":"-1"}`, `The field \`timestamp\` ${time}, not "-1".`],
    [`{${rest},"timestamp":"1969-12-31T23:59:59Z"}`, `The field \`timestamp\` ${time}, not "1969-12-31T23:59:59Z".`],
    [`{${rest},"timestamp":"2026-11-20T10:00:00"}`, `The field \`timestamp\` ${time}, not "2026-11-20T10:00:00".`],
    [`{${rest},"acks":"two"}`, 'The field `acks` must be "all", "leader" or "none", not "two".'],
    [`{${rest},"value":null}`, 'The field `value` is given twice; give it once.'],
    ['[]', 'The body must have at least 1 entries.'],
    ['{"value":tru}', 'The body is not JSON: Unexpected "t", at character 9.'],
    [`{"value":{"json":${'['.repeat(600)}${']'.repeat(600)}}}`, 'The body: Nested deeper than 500 levels.'],
    [`{"value":{"text":"${'x'.repeat(8 * 1024 * 1024)}"}}`, 'The body is larger than 8388608 bytes.'],
  ])('%.60s', async (body, sentence) => {
    expect(await refusal(body)).toMatch(sentence);
  });
});
