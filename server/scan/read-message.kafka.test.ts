import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../lib/errors.ts';
import { content, failTest, messageLab } from '../testing/message-queries.ts';
import { createScanEngine } from './engine.ts';
import { readMessage } from './read-message.ts';

const lab = messageLab();
const engine = createScanEngine();
let topic: string;

const message = (partition: number, offset: bigint, name = topic) => {
  const signal = new AbortController().signal;
  const options = {
    client: lab.client,
    engine,
    registry: null,
    signal,
    keySerde: 'auto',
    valueSerde: 'auto',
    defect: failTest,
  } as const;
  return readMessage({ topic: name, partition, offset }, options);
};

beforeAll(async () => {
  topic = await lab.newTopic(1);
  await lab.tools.produce([
    { topic, partition: 0, value: 'a' },
    { topic, partition: 0, value: 'b'.repeat(300_000) },
  ]);
  await lab.tools.produce([{ topic, partition: 0, value: 'aborted' }], {
    transaction: { id: topic, outcome: 'abort' },
  });
});

describe('one message', () => {
  test('is given whole and with its bytes, also inside a batch and when its transaction was aborted', async () => {
    const written = await lab.tools.read(topic, { isolation: 'read_uncommitted' });
    expect(written).toHaveLength(3);
    for (const expected of written) {
      const record = await message(0, expected.offset);
      expect(content(record)).toEqual(expected);
      expect(record.value).toMatchObject({ text: expected.value?.toString(), truncated: false });
    }
  });

  test.each([
    [3n, /transaction marker/],
    [4n, /the log ends at 4/],
    [2n ** 80n, /the log ends at 4/],
    [-1n, /the log begins at 0/],
  ])('that is not there, at %s, is told why', async (offset, words) => {
    const failure = await message(0, offset).catch((error) => error);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure.code).toBe('MESSAGE_NOT_FOUND');
    expect(failure.message).toMatch(words);
  });

  test('of a partition or topic that is not there is told apart', async () => {
    expect(await message(7, 0n).catch((error) => error.code)).toBe('PARTITION_NOT_FOUND');
    expect(await message(0, 0n, `${topic}-no`).catch((error) => error.code)).toBe('TOPIC_NOT_FOUND');
  });
});
