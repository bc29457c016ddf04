import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadRecord } from '../../../dev/java/records.ts';
import { asKcatPrints, kcatFormat } from '../../testing/as-kcat-prints.ts';
import { kafkaLab } from '../../testing/kafka-lab.ts';
import { codecs } from '../records/batch.ts';
import type { RecordToSend } from './lanes.ts';
import { createWriter, type Writer } from './writer.ts';

const lab = kafkaLab();
const partitions = [0, 1, 2];
let writer: Writer;
beforeAll(() => {
  writer = createWriter(lab.client);
});
afterAll(() => writer.close());

const bytes = (maxLength: number) => fc.uint8Array({ maxLength, size: 'max' }).map((array) => Buffer.from(array));
const payload = (maxLength: number) => fc.option(bytes(maxLength));
const name = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !text.includes('\0'))
  .map((text) => Buffer.from(text));

const record = fc.record({
  partition: fc.constantFrom(...partitions),
  key: payload(40),
  value: payload(1_500),
  headers: fc.array(fc.record({ key: fc.oneof(name, fc.constant(Buffer.from('again'))), value: payload(30) }), {
    maxLength: 4,
  }),
  timestamp: fc.bigInt({ min: -1n, max: 1_763_600_000_000n }),
});

const sends = fc.array(
  fc.record({ codec: fc.constantFrom(...codecs), records: fc.array(record, { minLength: 1, maxLength: 40 }) }),
  { minLength: 1, maxLength: 4 },
);

test('whatever is written is read back identical, in order, by the Java consumer and kcat', async () => {
  const property = fc.asyncProperty(sends, async (all) => {
    const topic = await lab.newTopic(partitions.length, { 'max.message.bytes': '3000' });
    const placed = all.map(({ codec, records }) => ({ codec, records: records.map((own) => ({ ...own, topic })) }));
    const results = await Promise.all(placed.map(({ codec, records }) => writer.send(records, { codec })));
    expect(results.flat().filter(({ ok }) => !ok)).toEqual([]);

    const sent = placed.flatMap(({ records }) => records);
    const read = await lab.tools.read(topic);
    for (const partition of partitions) {
      const own = sent.filter((each) => each.partition === partition);
      const offsets = results.flat().flatMap((result, place) => {
        return result.ok && sent[place]?.partition === partition ? [result.value.offset] : [];
      });
      expect(offsets).toEqual(own.map((_, place) => BigInt(place)));
      expect(read.filter((each) => each.partition === partition).map(asWritten(topic))).toEqual(own);
      const args = ['-C', '-t', topic, '-p', `${partition}`, '-e', '-X', 'fetch.wait.max.ms=10', '-f', kcatFormat];
      expect(lab.kcat(args).toString('latin1')).toBe(asKcatPrints(own));
    }
  });
  await fc.assert(property, { numRuns: 12, endOnFailure: true });
});

function asWritten(topic: string) {
  return ({ partition, key, value, headers, timestamp }: ReadRecord): RecordToSend => ({
    topic,
    partition,
    key,
    value,
    headers: headers.map(([each, of]) => ({ key: Buffer.from(each), value: of })),
    timestamp,
  });
}
