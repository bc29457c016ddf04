import { expect, test } from 'vitest';
import { golden } from '../../testing/golden-batches.ts';
import { checksumMatches, readBatches } from './batch.ts';
import { RecordCursor } from './record-cursor.ts';

const greeting = 'Grüße '.repeat(8);

// As Kafka's own console consumer and kcat show these batches.
const expected = {
  java: [
    { offset: 0n, timestamp: 1763600000000n, key: 'k1', value: greeting, headers: ['a=1', 'a=null', 'b='] },
    { offset: 1n, timestamp: 1763513600000n, key: null, value: null, headers: [] },
    { offset: 2n, timestamp: 1763600000001n, key: '', value: '', headers: [] },
  ],
  librdkafka: [
    { offset: 0n, key: 'k1', value: greeting, headers: ['a=1', 'a=2'] },
    { offset: 1n, key: null, value: null, headers: ['a=1', 'a=2'] },
    { offset: 2n, key: 'k3', value: 'x', headers: ['a=1', 'a=2'] },
  ],
};

test.each(golden)('a $codec batch of $client is read exactly', ({ client, codec, base64 }) => {
  const [batch, ...more] = readBatches(Buffer.from(base64, 'base64'));
  if (batch?.kind !== 'batch') throw new Error('no batch');
  expect(more).toEqual([]);
  expect(batch).toMatchObject({ codec, count: 3, transactional: false, control: false, timestampType: 'create' });
  expect(batch.producerId >= 0n).toBe(client === 'java');
  expect(checksumMatches(batch.bytes)).toBe(true);
  const cursor = new RecordCursor(batch);
  const records = [];
  while (cursor.next()) {
    const headers = cursor.headers().map(({ key, value }) => `${key}=${value}`);
    const { offset, timestamp, key, value } = cursor;
    records.push({ offset, timestamp, key: key?.toString() ?? null, value: value?.toString() ?? null, headers });
  }
  expect(records).toMatchObject(expected[client]);
});
