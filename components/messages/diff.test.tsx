import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { comparePayloads } from './compare-payloads.ts';
import { aroundChanges, diffLines } from './diff-lines.ts';
import { DiffSection } from './diff-section.tsx';
import { textPayload } from './testing/events.ts';
import { mount } from './testing/mount.tsx';

beforeEach(() => page.viewport(1200, 800));

const json = (text: string) => textPayload(text, { serde: 'json' });
const compare = (a: string, b: string) => comparePayloads('value', json(a), json(b));
const lines = (a: string, b: string) => diffLines(a.split(''), b.split('')).map(({ kind, text }) => sign[kind] + text);
const sign = { same: '', gone: '-', new: '+' };

describe('two documents', () => {
  it('differ by field, with every digit as it was sent', () => {
    expect(
      compare(
        '{"id":9007199254740993,"a":{"b":[1,2]},"gone":null,"t":"1"}',
        '{"a":{"b":[1,3]},"id":9007199254740992,"t":1,"new":[]}',
      ),
    ).toEqual({
      kind: 'fields',
      fields: 6,
      changes: [
        { path: 'value.id', before: '9007199254740993', after: '9007199254740992' },
        { path: 'value.a.b[1]', before: '2', after: '3' },
        { path: 'value.gone', before: 'null', after: null },
        { path: 'value.t', before: '"1"', after: '1' },
        { path: 'value.new', before: null, after: '[]' },
      ],
    });
  });

  it('are the same byte for byte, or only in their fields', () => {
    expect(compare('{"a":1}', '{"a":1}')).toEqual({ kind: 'same' });
    expect(compare('{"a":1,"b":2}', '{ "b":2, "a":1 }')).toEqual({ kind: 'layout' });
  });

  it('tell null, empty and text apart', () => {
    expect(comparePayloads('key', null, null)).toEqual({ kind: 'same' });
    expect(comparePayloads('key', null, textPayload('', { serde: 'empty' }))).toEqual({
      kind: 'lines',
      lines: [
        { kind: 'gone', text: 'null' },
        { kind: 'new', text: 'empty' },
      ],
    });
  });

  it('of which one is no JSON differ by lines, bytes by eight', () => {
    const bytes = (base64: string) => textPayload('', { serde: 'hex', size: 9, base64 });
    expect(comparePayloads('value', bytes('AAECAwQFBgcI'), bytes('AAECAwQFBgcJ'))).toMatchObject({
      lines: [
        { kind: 'same' },
        { kind: 'gone', text: /^00000008 {2}08/ },
        { kind: 'new', text: /^00000008 {2}09/ },
      ].map(({ kind, text }) => (text ? { kind, text: expect.stringMatching(text) } : { kind })),
    });
    expect(comparePayloads('value', json('{"a":1}'), textPayload('{"a":'))).toMatchObject({ kind: 'lines' });
  });
});

describe('two texts', () => {
  it('show the fewest lines that went and came', () => {
    expect(lines('abcd', 'abxd')).toEqual(['a', 'b', '-c', '+x', 'd']);
    expect(lines('abcabba', 'cbabac').filter((line) => line.length > 1)).toHaveLength(5);
    expect(lines('', 'ab')).toEqual(['+a', '+b']);
  });

  it('fold what both have', () => {
    const long = [...Array(20).keys()].map(String);
    const shown = aroundChanges(diffLines(long, long.with(10, 'x')));
    expect(shown[0]).toEqual({ kind: 'skipped', count: 8 });
    expect(shown.at(-1)).toEqual({ kind: 'skipped', count: 7 });
    expect(shown).toHaveLength(8);
  });

  it('of many lines take no time that anybody would notice', () => {
    const many = Array.from({ length: 30_000 }, (_, index) => String(index));
    expect(diffLines(many, many.toReversed())).toHaveLength(60_000);
  });
});

describe('a part of the comparison', () => {
  it('says how much differs, and what was where', async () => {
    await mount(
      <div className="panel">
        <DiffSection title="Value" comparison={compare('{"a":"<b>","c":1}', '{"a":"x","c":1,"d":2}')} />
      </div>,
    );
    await expect.element(page.getByText('2 of 3 fields differ')).toBeVisible();
    expect([...document.querySelectorAll('.field-change')].map((field) => field.textContent)).toEqual([
      'value.a−first: "<b>"+second: "x"',
      'value.d−first: missing+second: 2',
    ]);
  });
});
