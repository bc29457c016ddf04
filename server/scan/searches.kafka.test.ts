import { describe, expect, test } from 'vitest';
import { messageLab } from '../testing/message-queries.ts';

const lab = messageLab();
const codecs = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const;

interface Written {
  place: string;
  key: string;
  value: string;
}

/** A topic in which records of every codec follow each other, and what kcat reads of it. */
async function mixedTopic(value: (index: number) => string): Promise<{ topic: string; written: Written[] }> {
  const topic = await lab.newTopic(4);
  for (const [round, codec] of codecs.entries()) {
    const lines = Array.from({ length: 200 }, (_, index) => {
      const number = round * 200 + index;
      return `customer-${number % 7}|${value(number)}`;
    });
    lab.kcat(['-P', '-t', topic, '-z', codec, '-K', '|'], `${lines.join('\n')}\n`);
  }
  const printed = lab.kcat(['-C', '-t', topic, '-o', 'beginning', '-e', '-f', '%p/%o|%k|%s\n']).toString();
  const written = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|'))
    .map(([place = '', key = '', value = '']) => ({ place, key, value }));
  return { topic, written };
}

const placesOf = (records: readonly { partition: number; offset: string }[]) =>
  records.map(({ partition, offset }) => `${partition}/${offset}`).sort();

describe('what kcat reads and a person picks by hand', () => {
  const order = (index: number) =>
    JSON.stringify({
      id: index,
      status: index % 10 === 3 ? 'FAILED' : 'OK',
      note: index % 50 === 7 ? 'Straße nach Łódź' : 'FAILED? no',
      total: { amount: index / 4 },
    });

  const same: [string, Record<string, string>, (given: Written) => boolean][] = [
    ['by a text', { search: '"status":"FAILED"' }, ({ value }) => value.includes('"status":"FAILED"')],
    ['by a text in any case', { search: 'ŁÓDŹ', case: 'insensitive' }, ({ value }) => value.includes('Łódź')],
    ['by a text in the key', { search: 'mer-3', searchIn: 'key' }, ({ key }) => key === 'customer-3'],
    ['by a whole key', { key: 'customer-5' }, ({ key }) => key === 'customer-5'],
    ['by a field', { filter: 'value.status == "FAILED"' }, ({ value }) => JSON.parse(value).status === 'FAILED'],
    ['by a number', { filter: 'value.total.amount > 200' }, ({ value }) => JSON.parse(value).total.amount > 200],
    [
      'by a text and a field and a key together',
      { search: 'no', key: 'customer-1', filter: 'value.id % 2 == 0' },
      ({ key, value }) => key === 'customer-1' && value.includes('no') && JSON.parse(value).id % 2 === 0,
    ],
  ];

  test('is what is found, in every codec, order and page size', async () => {
    const { topic, written } = await mixedTopic(order);
    expect(written).toHaveLength(1000);
    for (const [name, query, picks] of same) {
      const expected = written.filter(picks).map(({ place }) => place);
      expect(expected.length, name).toBeGreaterThan(5);
      for (const order of ['newest', 'oldest'] as const) {
        const { records, done } = await lab.queries.ask(topic, { ...query, order, limit: 10_000 });
        expect(placesOf(records), name).toEqual(expected.toSorted());
        expect(done).toMatchObject({ reason: 'end', scanned: '1000', filterErrors: { count: '0', first: null } });
        expect(placesOf(await lab.queries.pages(topic, { ...query, order, limit: 7 })), name).toEqual(expected.sort());
      }
    }
  });

  test('is found in the partition of its key when its producer is named', async () => {
    const { topic, written } = await mixedTopic(order);
    const query = { key: 'customer-5', keyPartitioner: 'crc32', limit: 10_000 } as const;
    const { records, plan } = await lab.queries.ask(topic, query);
    expect(placesOf(records)).toEqual(written.flatMap(({ key, place }) => (key === query.key ? place : [])).sort());
    expect(plan.partitions).toHaveLength(1);
    expect(plan.note).toMatch(/Only partition \d is looked at/);
  });
});

test('records that a filter can not be told of are counted once, however often the log is read', async () => {
  const { topic } = await mixedTopic((index) => (index % 4 === 0 ? `{"n":${index}}` : 'no json'));
  for (const order of ['newest', 'oldest'] as const) {
    const { done } = await lab.queries.ask(topic, { filter: 'value.n >= 0', order, limit: 10_000 });
    expect(done).toMatchObject({
      matched: '250',
      filterErrors: { count: '750', first: expect.stringMatching(/^Offset/) },
    });
  }
});

test('a filter that makes no sense is refused before anything is read, with its place', async () => {
  const { topic } = { topic: await lab.newTopic(1) };
  await expect(lab.queries.ask(topic, { filter: 'value.a == == 1' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    details: { fields: [{ field: 'filter' }], start: 11 },
  });
});
