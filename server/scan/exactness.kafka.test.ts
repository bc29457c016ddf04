import { describe, expect, test } from 'vitest';
import type { NewRecord } from '../../dev/java/records.ts';
import { codecs } from '../kafka/records/batch.ts';
import { content, merged, messageLab, places } from '../testing/message-queries.ts';

const lab = messageLab();

describe('records are shown exactly', () => {
  const odd = (topic: string, partition: number): NewRecord[] => [
    { topic, partition, timestamp: 1_763_600_000_000n, key: 'k', value: '{"id":9007199254740993}' },
    { topic, partition, timestamp: 1_763_500_000_000n, key: null, value: null },
    { topic, partition, timestamp: 1_763_600_000_001n, key: '', value: '' },
    { topic, partition, timestamp: 0n, key: Uint8Array.of(0, 255, 1), value: Uint8Array.of(255, 254, 0) },
    {
      topic,
      partition,
      timestamp: 1_763_600_000_002n,
      value: 'Grüße 日本語',
      headers: [
        ['a', '1'],
        ['a', null],
        ['b', ''],
        ['a', Uint8Array.of(0, 200)],
      ],
    },
  ];

  test('as the Java producer wrote them in every codec, null, empty and repeated headers apart', async () => {
    const topic = await lab.newTopic(codecs.length);
    for (const [partition, compression] of codecs.entries())
      await lab.tools.produce(odd(topic, partition), { compression });
    const { records, done } = await lab.queries.ask(topic, { payload: 'raw', order: 'oldest' });
    const expected = merged(await lab.tools.read(topic), 'oldest');
    expect(records.map(content)).toEqual(expected);
    for (const record of records) expect(record.batch.codec).toBe(codecs[record.partition]);
    expect(done).toMatchObject({ reason: 'end', matched: '25', cursor: null });
    const [json] = records.filter((record) => record.key?.text === 'k');
    expect(json?.value).toMatchObject({ serde: 'json', text: '{"id":9007199254740993}' });
  });

  test('as kcat wrote them in every codec', async () => {
    const topic = await lab.newTopic(codecs.length);
    for (const [partition, codec] of codecs.entries()) {
      const lines = Array.from({ length: 200 }, (_, index) => `k${index}|{"n":${index}}`).join('\n');
      const headers = ['-H', 'h=1', '-H', 'h=2'];
      lab.kcat(
        ['-P', '-t', topic, '-p', `${partition}`, '-z', codec, '-X', 'linger.ms=100', '-K', '|', ...headers],
        lines,
      );
    }
    const { records } = await lab.queries.ask(topic, { limit: 10_000, order: 'oldest' });
    const shown = records.map(({ partition, offset, timestamp, key, value }) => {
      return `${partition} ${offset} ${timestamp} ${key?.text} ${value?.text}`;
    });
    const seen = lab
      .kcat(['-C', '-t', topic, '-o', 'beginning', '-e', '-f', '%p %o %T %k %s\n'])
      .toString()
      .trim()
      .split('\n');
    expect(shown.sort()).toEqual(seen.sort());
    expect(
      records.every(({ headers }) => headers.map((each) => `${each.key}${each.value?.text}`).join() === 'h1,h2'),
    ).toBe(true);
  });
});

describe('transactions', () => {
  test('are shown as each isolation level asks, in both orders, and what waits is said', async () => {
    const topic = await lab.newTopic(3);
    const record = (value: string): NewRecord[] =>
      [0, 1, 2].map((partition) => ({ topic, partition, value: `${value}-${partition}` }));
    for (let round = 0; round < 4; round++) {
      await lab.tools.produce(record(`plain-${round}`));
      const one = `one-${topic}`;
      const two = `two-${topic}`;
      await lab.tools.produce([...record(`a-${round}`), ...record(`b-${round}`)], {
        transaction: { id: one, outcome: 'open' },
      });
      await lab.tools.produce(record(`c-${round}`), {
        transaction: { id: two, outcome: round % 2 ? 'commit' : 'abort' },
      });
      await lab.tools.endTransaction(one, round % 2 ? 'abort' : 'commit');
    }
    await lab.tools.produce(record('open').slice(0, 2), { transaction: { id: `open-${topic}`, outcome: 'open' } });
    await lab.tools.produce(record('behind'));

    for (const isolation of ['read_committed', 'read_uncommitted'] as const) {
      const expected = await lab.tools.read(topic, { isolation });
      const seen = lab.kcat([
        '-C',
        '-t',
        topic,
        '-o',
        'beginning',
        '-e',
        '-f',
        '%p/%o\n',
        '-X',
        `isolation.level=${isolation}`,
      ]);
      expect(places(expected).sort()).toEqual(seen.toString().trim().split('\n').sort());
      for (const order of ['newest', 'oldest'] as const) {
        const { records, done } = await lab.queries.ask(topic, { isolation, order, payload: 'raw', limit: 1000 });
        expect(records.map(content)).toEqual(merged(expected, order));
        const waiting = isolation === 'read_committed' ? [0, 1] : [];
        expect(done.pending.map((entry) => entry.partition)).toEqual(waiting);
        for (const entry of done.pending) {
          expect(entry.offsets).toBe('2');
          expect(Date.now() - Date.parse(entry.since ?? '')).toBeLessThan(120_000);
        }
        expect(places(await lab.queries.pages(topic, { isolation, order, limit: 5 }))).toEqual(places(records));
      }
    }
    const ends = await lab.tools.offsets(topic);
    const { done } = await lab.queries.ask(topic, { limit: 1000 });
    expect(done.partitions.map(({ partition, to }) => ({ partition, to }))).toEqual(
      ends.map(({ partition, lastStable }) => ({ partition, to: String(lastStable) })),
    );
    await lab.tools.endTransaction(`open-${topic}`, 'abort');
  });
});
