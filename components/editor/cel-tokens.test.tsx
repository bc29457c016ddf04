import { expect, it } from 'vitest';
import { celTokens } from './cel-tokens.ts';

it('an expression is coloured without losing a letter, also while it is wrong', () => {
  for (const text of ['value.status == "FAILED" && value.n >= 10.5', 'value.a == "un', "r'\\d' ?? 日本 null"]) {
    expect(
      celTokens(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text);
  }
  expect(celTokens('a == "b" && 1')).toEqual([
    { kind: 'plain', text: 'a ' },
    { kind: 'p', text: '==' },
    { kind: 'plain', text: ' ' },
    { kind: 's', text: '"b"' },
    { kind: 'plain', text: ' ' },
    { kind: 'p', text: '&&' },
    { kind: 'plain', text: ' ' },
    { kind: 'nn', text: '1' },
  ]);
});
