import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parts } from '../json-parts.ts';
import { avroReader } from './avro-reader.ts';
import { parseAvro } from './avro-schema.ts';

const type = parseAvro(
  JSON.stringify({
    type: 'record',
    name: 'Order',
    fields: [
      { name: 'note', type: 'string' },
      { name: 'count', type: 'long' },
      { name: 'state', type: { type: 'enum', name: 'State', symbols: ['a', 'b'] } },
      { name: 'raw', type: ['null', 'bytes'] },
      {
        name: 'buyer',
        type: [
          'null',
          {
            type: 'record',
            name: 'Buyer',
            fields: [
              { name: 'name', type: 'string' },
              { name: 'of', type: ['null', 'Order'] },
            ],
          },
        ],
      },
      { name: 'tags', type: { type: 'array', items: 'string' } },
      { name: 'price', type: 'double' },
    ],
  }),
);

const { parts } = fc.letrec<{ parts: Parts }>((tie) => ({
  parts: fc
    .array(
      fc.tuple(
        fc.constantFrom('note', 'count', 'buyer', 'name', 'of', 'tags', 'price', 'none'),
        fc.oneof({ depthSize: 'small' }, fc.constant(null), tie('parts')),
      ),
      { maxLength: 3 },
    )
    .map((entries) => new Map(entries)),
}));

/** What the fields alone are of the whole. */
function pick(value: unknown, wanted: Parts): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Uint8Array) return value;
  const some = Object.entries(value).filter(([name]) => wanted.has(name));
  return Object.fromEntries(
    some.map(([name, inner]) => {
      const further = wanted.get(name);
      return [name, further ? pick(inner, further) : inner];
    }),
  );
}

function outcome(read: () => unknown): { value: unknown } | { failed: string } {
  try {
    return { value: read() };
  } catch (error) {
    return { failed: String(error) };
  }
}

/** Bytes that are often of that schema, at least for a while. */
const bytes = fc
  .array(fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 6), fc.nat(255)), { maxLength: 60 })
  .map((list) => Buffer.from([...list, ...Array.from({ length: 24 }, () => 0)]));

test('some fields are read as in the whole record, and what does not fit is refused alike', () => {
  const whole = avroReader(type);
  let read = 0;
  const property = fc.property(bytes, parts, (body, wanted) => {
    const first = outcome(() => whole(body));
    const trimmed = 'failed' in first && /^Error: (\d+) bytes follow/.exec(first.failed);
    const exact = trimmed ? body.subarray(0, body.length - Number(trimmed[1])) : body;
    const all = outcome(() => whole(exact));
    const some = outcome(() => avroReader(type, wanted)(exact));
    expect(some).toEqual('value' in all ? { value: pick(all.value, wanted) } : all);
    if ('value' in all) read++;
  });
  fc.assert(property, { numRuns: 2000 });
  expect(read).toBeGreaterThan(300);
});
