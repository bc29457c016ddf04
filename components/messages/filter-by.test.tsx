import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/json/parse-json.ts';
import { alsoIs, literalOf } from './filter-by.ts';

describe('a filter by a value', () => {
  it('asks for it beside what is asked for already', () => {
    expect(alsoIs('', 'value.a', '1')).toBe('value.a == 1');
    expect(alsoIs('value.b > 2', 'value.a', '1')).toBe('value.b > 2 && value.a == 1');
    expect(alsoIs('value.b > 2 || key == "k"', 'value.a', '1')).toBe('(value.b > 2 || key == "k") && value.a == 1');
    expect(alsoIs('size(value.list) > 2', 'value.a', '1')).toBe('(size(value.list) > 2) && value.a == 1');
    expect(alsoIs('value.a == 1 && value.b > 2', 'value.a', '1')).toBe('value.a == 1 && value.b > 2');
  });

  it('compares values as they were sent, and no containers', () => {
    const literals = [
      '"a\\u00e9\\"b"',
      '9007199254740993',
      '-1.50',
      '9223372036854775808',
      'true',
      'null',
      '{}',
      '[1]',
    ];
    expect(
      literals.map((text) => {
        const result = parseJson(text);
        return result.ok ? literalOf(result.root, text) : undefined;
      }),
    ).toEqual(['"aé\\"b"', '9007199254740993', '-1.50', '9223372036854775808.0', 'true', 'null', null, null]);
  });
});
