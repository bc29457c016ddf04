import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { withMessages } from '../serde/schema/schema-source.ts';
import { expectedDigits, vectors, withDigits } from '../serde/testing/vectors.ts';
import { failTest, messageLab, querier } from '../testing/message-queries.ts';
import { createScanEngine } from './engine.ts';
import { readMessage } from './read-message.ts';

const lab = messageLab();

const long = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

describe('a topic of longs', () => {
  let topic: string;
  const read = (signal: AbortSignal) => {
    const options = { client: lab.client, engine: createScanEngine(), registry: null, signal, defect: failTest };
    return readMessage({ topic, partition: 0, offset: 0n }, { ...options, keySerde: 'auto', valueSerde: 'auto' });
  };
  const note = 'long, as the others of this topic; the bytes would also be text';

  beforeAll(async () => {
    topic = await lab.newTopic(2);
    const counts = Array.from({ length: 30 }, (_, index) => ({
      topic,
      key: `k${index}`,
      value: long(BigInt(index) * 1000n),
    }));
    await lab.tools.produce([{ topic, partition: 0, key: 'odd', value: '12345678' }]);
    await lab.tools.produce(counts);
  });

  test('shows all of them as numbers, also one whose bytes would be a text, on every page and by itself', async () => {
    await read(AbortSignal.abort()).catch(() => {});
    const { records } = await querier(lab.client).ask(topic, { order: 'oldest', partitions: '0', limit: 1 });
    expect(records[0]?.value).toMatchObject({ serde: 'int64', text: '3544952156018063160', note });
    const { records: all } = await querier(lab.client).ask(topic, { order: 'newest' });
    expect(new Set(all.map(({ value }) => value?.serde))).toEqual(new Set(['int64']));
    expect(all.filter(({ key }) => key?.text === 'k7')).toMatchObject([{ value: { text: '7000' } }]);
    expect(await read(new AbortController().signal)).toMatchObject({ value: { note } });
  });

  test('is searched and filtered by what it shows', async () => {
    const { ask } = querier(lab.client);
    const keys = async (query: Parameters<typeof ask>[1]) =>
      (await ask(topic, query)).records.map(({ key }) => key?.text);
    expect(await keys({ search: '29000' })).toEqual(['k29']);
    expect(await keys({ filter: 'value == 29000' })).toEqual(['k29']);
    expect(await keys({ search: '12345678' })).toEqual(['odd']);
    expect(await keys({ filter: 'value > 28000 && value < 30000' })).toEqual(['k29']);
  });

  test('is shown as it is asked for, whatever it usually holds', async () => {
    const { records } = await querier(lab.client).ask(topic, {
      order: 'oldest',
      partitions: '0',
      limit: 1,
      valueSerde: 'string',
    });
    expect(records[0]?.value).toMatchObject({ serde: 'string', text: '12345678' });
  });
});

test('a Protobuf message of the configuration is shown, searched and filtered without a registry', async () => {
  const topic = await lab.newTopic(1);
  const vector = vectors.records.find(({ name }) => name === 'Protobuf with every type');
  const value = Buffer.from(vector?.hex ?? '', 'hex').subarray(7);
  await lab.tools.produce([
    { topic, key: 'order', value },
    { topic, key: 'other', value: Buffer.of(0x0a, 9, 1) },
  ]);
  const text = readFileSync(new URL('../serde/testing/shop.desc', import.meta.url), 'base64');
  const topics = [{ topic: `${topic.slice(0, -1)}*`, key: null, value: 'shop.Order' }];
  const source = withMessages('described', { files: [{ name: 'shop.desc', text }], topics }, null);
  const { ask } = querier(lab.client, source);
  const { records } = await ask(topic, { order: 'oldest' });
  expect(withDigits(records[0]?.value?.text ?? '')).toEqual(expectedDigits(vector?.expected));
  expect(records.map(({ value }) => value?.note)).toEqual([
    'Protobuf shop.Order, from the configuration',
    expect.stringMatching(/^Protobuf shop.Order, from the configuration, does not fit/),
  ]);
  const keys = async (query: Parameters<typeof ask>[1]) =>
    (await ask(topic, query)).records.map(({ key }) => key?.text);
  expect(await keys({ filter: 'value.state == "FAILED"' })).toEqual(['order']);
  expect(await keys({ search: 'FAILED' })).toEqual(['order']);
});
