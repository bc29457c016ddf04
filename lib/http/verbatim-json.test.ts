import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verbatimJson } from './verbatim-json.ts';

test('JSON under a verbatim name goes as it was typed, with every digit', () => {
  const body = { value: { serde: 'avro', json: '{"id": 9007199254740993}' }, partition: undefined };
  expect(verbatimJson([body], ['json'])).toBe('[{"value":{"serde":"avro","json":{"id": 9007199254740993}}}]');
});

test('everything else is the JSON it always was', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(verbatimJson(value, [])).toBe(JSON.stringify(value));
    }),
  );
});
