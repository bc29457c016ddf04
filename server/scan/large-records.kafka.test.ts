import { expect, test } from 'vitest';
import { createWriter } from '../kafka/writer/writer.ts';
import { messageLab } from '../testing/message-queries.ts';

const lab = messageLab();
const mebibyte = 1024 * 1024;

test('a record of 100 MiB is shown with its size, found by its last words, and its neighbours are intact', async () => {
  const topic = await lab.newTopic(1);
  const writer = createWriter(lab.client);
  const huge = Buffer.alloc(100 * mebibyte, 'all work and no play; ');
  huge.write('the very last words', huge.length - 19);
  for (const [codec, value] of [
    ['none', Buffer.from('before')],
    ['zstd', huge],
    ['lz4', huge],
    ['none', Buffer.from('after')],
  ] as const) {
    const record = { topic, partition: 0, key: null, value, headers: [], timestamp: 1n };
    expect(await writer.send([record], { codec })).toMatchObject([{ ok: true }]);
  }
  await writer.close();
  const { records, done } = await lab.queries.ask(topic, { order: 'oldest' });
  expect(done.reason).toBe('end');
  expect(records.map(({ value }) => [value?.size, value?.truncated])).toEqual([
    [6, false],
    [huge.length, true],
    [huge.length, true],
    [5, false],
  ]);
  expect(records[1]?.value?.text.length).toBeLessThanOrEqual(64 * 1024);
  const found = await lab.queries.ask(topic, { search: 'the very last words' });
  expect(found.records.map(({ offset }) => offset)).toEqual(['2', '1']);
});
