import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathText, quoted, shown } from './words.ts';

it('names a field as a filter would', () => {
  expect(pathText('value', [])).toBe('value');
  expect(pathText('value', ['customer', 'id'])).toBe('value.customer.id');
  expect(pathText('value', ['lines', 0, 'odd key', '1st'])).toBe('value.lines[0]["odd key"]["1st"]');
});

it('shows reordering and control characters as escapes, and everything else as it is', () => {
  expect(quoted('Zürich 東京 🚚')).toBe('"Zürich 東京 🚚"');
  expect(quoted('user\u202Enimda\u0000\n')).toBe('"user\\u202enimda\\u0000\\n"');
});

it('shows text that would reorder its line as what it is', () => {
  expect(shown('invoice\u202Etxt.exe, مرحبا\u200F!')).toBe('invoice⟨U+202E⟩txt.exe, مرحبا\u200F!');
});

it('stays the same string for whoever reads it as JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(quoted(text))).toBe(text);
    }),
  );
});
