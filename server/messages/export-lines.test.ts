import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../lib/contracts/messages.ts';
import { recordInput } from '../../lib/contracts/produce.ts';
import { decodePayload } from '../serde/decode-payload.ts';
import type { SerdeName } from '../serde/serde-name.ts';
import { csvHeader, csvLine } from './csv-line.ts';
import { jsonLine } from './json-line.ts';

const maxBytes = 1_000_000;
const shown = (bytes: Uint8Array | null, serde: SerdeName = 'auto') =>
  decodePayload(bytes && Buffer.from(bytes), { serde, maxBytes, raw: false });

const record = (more: Partial<MessageRecord>): MessageRecord => ({
  partition: 3,
  offset: '9007199254740993',
  timestamp: '1767225600000',
  timestampType: 'create',
  key: null,
  value: null,
  headers: [],
  batch: {
    codec: 'none',
    baseOffset: '0',
    records: 1,
    leaderEpoch: 0,
    producerId: null,
    producerEpoch: null,
    sequence: null,
    transactional: false,
  },
  size: 1,
  ...more,
});

const text = (value: string) => shown(Buffer.from(value));

describe('a line of JSON', () => {
  const payload = fc.option(
    fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }).map((given) => Buffer.from(given)),
      fc.json().map((given) => Buffer.from(given)),
      fc.json().map((given) => Buffer.from(JSON.stringify(JSON.parse(given), null, 2))),
    ),
  );

  /** The bytes that producing this form would write. */
  const bytesOf = (form: Record<string, string> | null) => {
    if (form === null) return null;
    const { text: plain, json, base64 } = form;
    return Buffer.from(plain ?? json ?? base64 ?? '?', base64 === undefined ? 'utf8' : 'base64');
  };

  it('can be produced again and gives every byte', () => {
    const serde = fc.constantFrom<SerdeName>('auto', 'string', 'json', 'base64');
    fc.assert(
      fc.property(payload, payload, serde, (key, value, as) => {
        const line = jsonLine(record({ key: shown(key, as), value: shown(value, as) }));
        expect(line).not.toMatch(/[\r\n]/);
        // As the API reads it: the members called json keep the text that was sent.
        const verbatim = line.replaceAll(
          /\{"json":(.*?)\}(?=,"(?:value|headers)":)/g,
          (_, json) => `{"json":${JSON.stringify(json)}}`,
        );
        const read = recordInput.parse(JSON.parse(verbatim));
        expect(bytesOf(read.key as Record<string, string>)).toEqual(key && Buffer.from(key));
        expect(bytesOf(read.value as Record<string, string>)).toEqual(value && Buffer.from(value));
      }),
    );
  });

  it('keeps digits, times, repeated headers and keys that are no text', () => {
    const headers = [
      { key: 'try', value: text('1') },
      { key: 'try', value: null },
      { key: '\ufffd', keyBase64: '/w==', value: shown(Buffer.of(0, 255)) },
    ];
    expect(jsonLine(record({ value: text('{"id":9007199254740993.10}'), headers }))).toBe(
      '{"partition":3,"offset":"9007199254740993","timestamp":"1767225600000","key":null,"value":{"json":{"id":9007199254740993.10}},' +
        '"headers":[{"key":"try","value":{"text":"1"}},{"key":"try","value":null},{"keyBase64":"/w==","value":{"base64":"AP8="}}]}',
    );
    expect(jsonLine(record({ timestamp: '-1' }))).not.toContain('timestamp');
  });

  it('is refused where a payload is cut', () => {
    const cut = decodePayload(Buffer.from('too long'), { serde: 'auto', maxBytes: 3, raw: false });
    expect(() => jsonLine(record({ value: cut }))).toThrow(/8 bytes is too large/);
    expect(() => csvLine(record({ value: cut }))).toThrow(/8 bytes is too large/);
  });
});

describe('a line of CSV', () => {
  const read = (lines: readonly string[]): string[][] => parse(`${lines.join('\n')}\n`, { record_delimiter: '\r\n' });

  it('is read back by another program, quotes and line breaks included', () => {
    const values = ['plain', 'a "quoted", word', 'two\r\nlines', '{"a":[1,2]}', 'Łódź', ';\t|'];
    const rows = read([csvHeader, ...values.map((value) => csvLine(record({ key: text('k'), value: text(value) })))]);
    expect(rows[0]).toEqual(['partition', 'offset', 'timestamp', 'key', 'value', 'headers']);
    expect(rows.slice(1)).toEqual(
      values.map((value) => ['3', '9007199254740993', '2026-01-01T00:00:00.000Z', 'k', value, '']),
    );
  });

  it('does nothing in a spreadsheet, and tells null from empty', () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1']) {
      expect(csvLine(record({ value: text(formula) }))).toContain(`"'${formula}"`);
    }
    expect(csvLine(record({ key: text(''), value: null }))).toMatch(/Z,"",,\r$/);
    expect(
      csvLine(
        record({
          headers: [
            { key: 'a', value: text('b"c') },
            { key: 'a', value: null },
          ],
        }),
      ),
    ).toContain('"[[""a"",""b\\""c""],[""a"",null]]"');
  });
});
