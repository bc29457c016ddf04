import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodePayload } from './decode-payload.ts';
import type { SerdeName } from './serde-name.ts';

const show = (bytes: Buffer | string | null, serde: SerdeName = 'auto', maxBytes = 1024) =>
  decodePayload(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, { serde, maxBytes, raw: false });

describe('a payload', () => {
  test('that is null stays null, and empty is something else', () => {
    expect(show(null)).toBeNull();
    expect(show('')).toEqual({ size: 0, serde: 'empty', text: '', truncated: false });
  });

  test.each([
    ['{"id":9007199254740993.10,"id":1}', 'json', 'valid JSON'],
    [' [1]', 'json', 'valid JSON'],
    ['{"id":', 'string', 'UTF-8 text'],
    ['42', 'string', 'UTF-8 text'],
    ['Grüße 日本語 👋\n', 'string', 'UTF-8 text'],
    ['\ufeffwith a byte order mark', 'string', 'UTF-8 text'],
  ])('%s is shown as %s', (text, serde, note) => {
    expect(show(text)).toMatchObject({ serde, text, note, truncated: false });
  });

  test('that is no text is shown as bytes', () => {
    expect(show(Buffer.of(0, 0, 0, 0, 7, 65))).toMatchObject({ serde: 'hex', text: '000000000741' });
    expect(show(Buffer.of(0x66, 0xff))).toMatchObject({
      serde: 'hex',
      text: '66ff',
      note: expect.stringMatching(/not valid UTF-8/),
    });
  });

  test('that is not what was asked for says so', () => {
    expect(show('nope', 'json')).toMatchObject({
      serde: 'string',
      text: 'nope',
      note: expect.stringMatching(/asked for json, .*not JSON/),
    });
    expect(show(Buffer.of(0xff), 'string')).toMatchObject({
      serde: 'hex',
      note: expect.stringMatching(/asked for string, .*not valid/),
    });
    expect(show('42', 'json')).toMatchObject({ serde: 'json', text: '42' });
  });

  test('longer than its cap is cut at a character and says so', () => {
    expect(show('aä'.repeat(10), 'auto', 6)).toMatchObject({ text: 'aäaä', truncated: true, size: 30 });
    expect(show('aä'.repeat(10), 'auto', 5)).toMatchObject({ text: 'aäa', truncated: true });
    expect(show('a👋', 'auto', 4)).toMatchObject({
      text: 'a',
      truncated: true,
      note: expect.stringMatching(/the first 4 of 5 bytes/),
    });
    expect(show(`{"a":"${'x'.repeat(100)}"}`, 'auto', 20)).toMatchObject({
      serde: 'json',
      note: expect.stringMatching(/too long to be checked/),
    });
  });

  test('can always be had byte for byte', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }).map((array) => Buffer.from(array)),
        fc.constantFrom<SerdeName>('auto', 'string', 'json', 'hex', 'base64'),
        fc.integer({ min: 3, max: 200 }),
        (bytes, serde, maxBytes) => {
          const payload = decodePayload(bytes, { serde, maxBytes, raw: true });
          expect(Buffer.from(payload?.base64 ?? '?', 'base64')).toEqual(bytes);
          expect(payload?.truncated).toBe(bytes.length > maxBytes);
          const encoding = payload?.serde === 'hex' || payload?.serde === 'base64' ? payload.serde : 'utf8';
          const shown = Buffer.from(payload?.text ?? '', encoding);
          expect(shown).toEqual(bytes.subarray(0, shown.length));
          if (!payload?.truncated) expect(shown).toEqual(bytes);
        },
      ),
    );
  });
});
