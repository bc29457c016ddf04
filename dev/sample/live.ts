import { setTimeout as sleep } from 'node:timers/promises';
import type { KafkaTools, ProduceOptions } from '../java/kafka-tools.ts';
import type { NewRecord } from '../java/records.ts';
import { random } from './random.ts';
import { click, customer, deadLetter, order, payment, shipment } from './shop.ts';

const everyMs = 500;

/** A steady flow of new records until the signal aborts. A failed write is told and the flow goes on. */
export async function runLiveFlow(tools: KafkaTools, signal: AbortSignal, warn: (text: string) => void): Promise<void> {
  const r = random(Date.now());
  for (let round = 0; !signal.aborted; round++) {
    const now = BigInt(Date.now());
    const many = (make: (r: ReturnType<typeof random>, at: bigint) => NewRecord, most: number) =>
      Array.from({ length: r.int(1, most) }, () => make(r, now));
    const writes: [NewRecord[], ProduceOptions][] = [
      [many(order, 4), { compression: 'zstd' }],
      [many(click, 12), { compression: 'lz4' }],
    ];
    if (round % 2 === 0) writes.push([many(payment, 4), { transaction: { id: 'payment-gateway', outcome: 'commit' } }]);
    if (round % 3 === 0) writes.push([many(shipment, 2), {}]);
    if (round % 20 === 0) writes.push([[customer(r, now), deadLetter(r, now)], {}]);
    for (const [records, options] of writes) {
      await tools.produce(records, options).catch((error) => {
        if (!signal.aborted) warn(`A sample record was not written: ${(error as Error).message.split('\n')[0]}`);
      });
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}
