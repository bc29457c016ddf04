import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '@/lib/contracts/messages.ts';
import { curlCommand, kcatProduce, kcatRead, shellWord } from './copy-record.ts';
import { recordEvent, textPayload } from './testing/events.ts';

const place = { topic: 'orders', partition: 3, offset: '42' };
const bytes = (...values: number[]) =>
  textPayload('', { size: values.length, serde: 'hex', base64: btoa(String.fromCharCode(...values)) });
const produce = (part: Partial<MessageRecord>) => {
  const command = kcatProduce('b:9092', { ...recordEvent(42), ...place, ...part });
  return command.ok ? command.text.replace('kcat -P -b b:9092 -t orders -p 3', 'kcat …') : command.reason;
};

describe('a word of a shell', () => {
  it('is quoted where it has to be', () => {
    expect(['plain-1.2', '', 'a b', "it's", '$(rm)'].map(shellWord)).toEqual([
      'plain-1.2',
      "''",
      "'a b'",
      String.raw`'it'\''s'`,
      "'$(rm)'",
    ]);
  });
});

describe('a command that reads a record', () => {
  it('reads this one, also when it is not committed', () => {
    expect(kcatRead('a:1,b:2', place, false)).toBe('kcat -C -b a:1,b:2 -t orders -p 3 -o 42 -c 1 -e -q -J');
    expect(kcatRead('a:1', place, true)).toMatch(/ -X isolation\.level=read_uncommitted$/);
    expect(curlCommand('http://host/api/x?a=1&b=2')).toBe("curl -s 'http://host/api/x?a=1&b=2'");
  });
});

describe('a command that produces a record', () => {
  it('has key, value and headers in their order', () => {
    const headers = [
      { key: 'a', value: textPayload('1=2') },
      { key: 'a', value: textPayload('', { serde: 'empty' }) },
      { key: 'none', value: null },
    ];
    expect(produce({ headers })).toBe(`printf '%s' '{"n":42}' | kcat … -H a=1=2 -H a= -H none -k key-42`);
  });

  it('keeps lines together', () => {
    expect(produce({ value: textPayload('a\nb') })).toBe(`printf '%s' 'a\nb' | kcat … -k key-42 -D '\\x1e'`);
    expect(produce({ value: textPayload('a\n\u001eEND') })).toMatch(/ -D END-$/);
  });

  it('carries bytes that are no text', () => {
    expect(produce({ value: bytes(0, 255) })).toBe(`printf '%s' AP8= | base64 -d | kcat … -k key-42 -D '\\x1e'`);
  });

  it('tells null from empty', () => {
    const empty = textPayload('', { serde: 'empty' });
    expect(produce({ value: null })).toBe(`printf '%s\\037' key-42 | kcat … -K '\\x1f' -Z`);
    expect(produce({ value: empty })).toBe(`printf '%s\\037' key-42 | kcat … -K '\\x1f'`);
    expect(produce({ key: null, value: null })).toBe(`printf '%s\\037' '' | kcat … -K '\\x1f' -Z`);
    expect(produce({ key: null })).toBe(`printf '%s' '{"n":42}' | kcat …`);
    expect(produce({ key: empty })).toBe(`printf '%s' '{"n":42}' | kcat … -k ''`);
  });

  it('is refused where kcat would send something else', () => {
    const empty = textPayload('', { serde: 'empty' });
    expect(produce({ key: bytes(255) })).toMatch(/^The key has bytes/);
    expect(produce({ headers: [{ key: 'h', value: bytes(0) }] })).toMatch(/^A header has bytes/);
    expect(produce({ headers: [{ key: 'a=b', value: null }] })).toMatch(/“=”/);
    expect(produce({ key: null, value: empty })).toMatch(/one is empty and one is null/);
    expect(produce({ key: empty, value: null })).toMatch(/one is empty and one is null/);
  });
});
