import { avroEncoder } from '../../server/serde/avro/avro-codec.ts';
import type { Random } from '../sample/random.ts';
import type { DataSet } from './data-sets.ts';

const words = 'sent paid open late north south retry batch store check early price order green depot truck'.split(' ');
const states = ['NEW', 'PAID', 'PACKED', 'SENT', 'FAILED', 'RETURNED'];
const countries = ['DE', 'FR', 'PL', 'SE', 'US', 'JP', 'BR'];

/** The schema of `avro` values; the registry is empty at first, so it gets its first number. */
export const orderSchema = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    ...[['id', 'long'] as const, ...['customer', 'status'].map((name) => [name, 'string'] as const)],
    ['amount', 'double'] as const,
    ...['currency', 'country', 'trace', 'note'].map((name) => [name, 'string'] as const),
  ].map(([name, type]) => ({ name, type })),
});
export const orderSchemaId = 1;

const front = Buffer.alloc(5);
front.writeInt32BE(orderSchemaId, 1);
const orderBytes = avroEncoder({ text: orderSchema, references: [] });

/** The value of one record, of about the set's size. The same random numbers give the same bytes. */
export function valueBytes(set: DataSet, ...source: [index: number, needle: string | null, random: Random]): Buffer {
  const text = valueText(set, ...source);
  return set.shape === 'avro' ? Buffer.concat([front, orderBytes(text)]) : Buffer.from(text);
}

function valueText({ shape, size }: DataSet, index: number, needle: string | null, random: Random): string {
  const order = shape === 'nested' ? nestedText(index, random) : orderText(index, random);
  const note = needle === null ? '' : `${needle} `;
  return `${order},"note":"${note}${filler(size - order.length - note.length - 11, random)}"}`;
}

function orderText(index: number, random: Random): string {
  const amount = random.int(100, 99_999) / 100;
  return `{"id":${index},"customer":"c-${random.int(1, 90_000)}","status":"${random.pick(states)}","amount":${amount},"currency":"EUR","country":"${random.pick(countries)}","trace":"${hex(random)}${hex(random)}"`;
}

function nestedText(index: number, random: Random): string {
  const lines = Array.from(
    { length: 12 },
    (_, line) =>
      `{"line":${line},"sku":"${hex(random)}","quantity":${random.int(1, 9)},"price":{"net":${random.int(100, 9999) / 100},"tax":0.19}}`,
  );
  const { length } = states;
  return `${orderText(index, random)},"address":{"street":{"name":"${random.pick(words)}","number":${random.int(1, length * 40)}},"zip":"${random.int(10_000, 99_999)}"},"lines":[${lines.join(',')}]`;
}

function hex(random: Random): string {
  return Math.floor(random.next() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');
}

function filler(length: number, random: Random): string {
  let text = '';
  while (text.length < length) text += `${random.pick(words)} `;
  return text.slice(0, Math.max(0, length));
}
