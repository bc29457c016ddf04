import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import {
  type Condition,
  literalOf,
  type Operator,
  operators,
  readConditions,
  takesValue,
  typedOf,
  writeConditions,
} from './conditions.ts';

describe('conditions', () => {
  const operator = fc.constantFrom(...(Object.keys(operators) as Operator[]));
  const path = fc.constantFrom(
    'value',
    'value.status',
    'value.items[0].sku',
    'headers["x-id"]',
    'value["a \\"b\\" && c"]',
    'key',
    'offset',
  );
  const literal = (name: Operator) => {
    if (!takesValue(name)) return fc.constant('');
    const text = fc.string().map((given) => JSON.stringify(given));
    if ('method' in operators[name]) return text;
    return fc.oneof(
      text,
      fc.constantFrom('12', '-0.5', 'true', 'false', 'null', 'timestamp("2026-01-01T00:00:00.000Z")'),
    );
  };
  const condition: fc.Arbitrary<Condition> = operator.chain((name) =>
    fc.record({ path, operator: fc.constant(name), literal: literal(name) }),
  );

  it('are read back from the expression that they became', () => {
    fc.assert(
      fc.property(fc.constantFrom('&&', '||'), fc.array(condition, { minLength: 1, maxLength: 4 }), (join, all) => {
        const conditions = { join: all.length === 1 ? ('&&' as const) : (join as '&&' | '||'), all };
        expect(readConditions(writeConditions(conditions))).toEqual(conditions);
      }),
    );
  });

  it.each([
    'value.a == 1 && value.b == 2 || value.c == 3',
    '!(value.a == 1)',
    'value.a == value.b',
    'size(value.a) > 1',
    'value.a ==',
    '(value.a == 1)',
  ])('leave to the expression what they can not say: %s', (expression) =>
    expect(readConditions(expression)).toBeNull(),
  );

  it.each([
    ['12', 'number', '12'],
    ['12', 'text', '"12"'],
    ['true', undefined, 'true'],
    ['FAILED', undefined, '"FAILED"'],
    ['say "x"', 'text', '"say \\"x\\""'],
    ['2026-01-01T00:00:00Z', 'time', 'timestamp("2026-01-01T00:00:00.000Z")'],
  ])('take %s of a %s field as %s', (typed, type, expected) => {
    expect(literalOf(typed, type)).toBe(expected);
  });

  it('show what was typed', () => {
    expect(typedOf('"say \\"x\\""')).toBe('say "x"');
    expect(typedOf('12')).toBe('12');
    expect(typedOf('timestamp("2026-01-01T00:00:00.000Z")')).toBe('2026-01-01T00:00:00.000Z');
  });
});

describe('completion', () => {
  const fields = [
    { path: 'value', type: 'object' },
    { path: 'value.status', type: 'text' },
    { path: 'value.total.amount', type: 'number' },
  ] as const;
  const texts = (text: string, caret = text.length) =>
    complete(text, caret, fields).suggestions.map((each) => each.text);

  it('knows the fields of the records that are shown', () => {
    expect(texts('val')).toEqual(['value', 'value.status', 'value.total.amount']);
    expect(texts('offset > 5 && value.t')).toEqual(['value.total.amount']);
    expect(complete('value.st == 1', 8, fields)).toMatchObject({ start: 0, end: 8 });
  });

  it('knows functions where no field fits', () => {
    expect(texts('value.status.con')).toEqual(['contains(']);
    expect(complete('value.status.con', 16, fields)).toMatchObject({ start: 13 });
  });

  it('keeps out of texts in quotes', () => {
    expect(texts('value.status == "val')).toEqual([]);
    expect(texts('value.status == "v" && val')).toHaveLength(3);
  });
});
