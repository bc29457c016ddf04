import type { Compression, ProduceOptions } from '../java/kafka-tools.ts';
import type { NewRecord } from '../java/records.ts';
import { type Random, random } from './random.ts';
import { audit, click, customer, deadLetter, image, invoice, order, payment, shipment } from './shop.ts';

export interface Batch {
  records: NewRecord[];
  options: ProduceOptions;
}

const day = 86_400_000n;
const days = 5n;
const codecs: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd'];

/** Five days up to `now` (milliseconds), oldest first: every topic, all compressions, transactions kept and undone. */
export function history(now: bigint): Batch[] {
  const r = random(20_261_121);
  const start = now - days * day;
  const rounds = 60;
  const length = (days * day) / BigInt(rounds);
  return Array.from({ length: rounds }, (_, round) => roundOf(r, round, start + BigInt(round) * length, length)).flat();
}

function roundOf(r: Random, round: number, from: bigint, length: bigint): Batch[] {
  const times = (count: number) =>
    Array.from({ length: count }, () => from + (length * BigInt(r.int(0, 9_999))) / 10_000n).sort((a, b) =>
      Number(a - b),
    );
  const some = (make: (r: Random, at: bigint) => NewRecord, count: number) => times(count).map((at) => make(r, at));
  const compression = codecs[round % codecs.length] as Compression;
  const batches: Batch[] = [
    { records: some(order, r.int(30, 70)), options: { compression } },
    { records: some(shipment, r.int(10, 25)), options: { compression } },
    { records: some(click, r.int(60, 140)), options: { compression: 'lz4' } },
    { records: some(customer, r.int(5, 15)), options: {} },
    { records: some(audit, 3), options: {} },
    { records: some(payment, r.int(10, 30)), options: { transaction: { id: 'payment-gateway', outcome: 'commit' } } },
  ];
  if (round % 6 === 5) {
    batches.push({ records: some(payment, 8), options: { transaction: { id: 'payment-gateway', outcome: 'abort' } } });
  }
  if (round % 4 === 3) batches.push({ records: some(deadLetter, r.int(1, 6)), options: { compression: 'gzip' } });
  if (round % 10 === 9) batches.push({ records: some(image, 3), options: {} });
  if (round % 5 === 0) batches.push({ records: some(invoice, 6), options: { compression: 'zstd' } });
  return batches;
}
