import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testBatch } from '../../testing/record-batch.ts';
import { readSlice } from '../read-slice.ts';
import { addDistinct, countDistinct, DISTINCT_ERROR, EXACT_DISTINCT, mergeDistinct, newDistinct } from './distinct.ts';
import { addKey, mergeKeys, newFrequentKeys, topKeys } from './frequent-keys.ts';
import { hashBytes } from './hash-bytes.ts';
import { countFormat, type SeenFormat } from './seen-format.ts';
import { addSize, mergeSizes, newSizes, percentile, SIZE_ERROR } from './sizes.ts';
import { addTime, mergeTimes, newTimeCounts } from './time-counts.ts';

const hashOf = (text: string) => {
  const bytes = Buffer.from(text);
  return hashBytes(bytes, 0, bytes.length);
};

describe('different keys', () => {
  const counted = (from: number, to: number) => {
    const distinct = newDistinct();
    for (let id = from; id < to; id++) addDistinct(distinct, hashOf(`order-${id}`));
    return distinct;
  };

  test('are counted exactly while they are few, however often each comes', () => {
    const distinct = counted(0, EXACT_DISTINCT);
    mergeDistinct(distinct, counted(0, 100));
    expect(countDistinct(distinct)).toEqual({ count: EXACT_DISTINCT, exact: true });
  });

  test.each([5000, 40_000, 300_000])('are estimated within three standard errors: %i', (number) => {
    const { count, exact } = countDistinct(counted(0, number));
    expect(exact).toBe(false);
    expect(Math.abs(count / number - 1)).toBeLessThan(3 * DISTINCT_ERROR);
  });

  test('are estimated alike in one piece and in slices that overlap', () => {
    const whole = countDistinct(counted(0, 30_000));
    const parts = counted(0, 3000);
    for (const [from, to] of [
      [2000, 12_000],
      [12_000, 12_500],
      [10_000, 30_000],
    ] as const) {
      mergeDistinct(parts, counted(from, to));
    }
    expect(countDistinct(parts)).toEqual(whole);
  });

  test('have different hashes, also when one begins with the other', () => {
    const texts = Array.from({ length: 20_000 }, (_, id) => 'x'.repeat(id % 7) + id);
    expect(new Set(['', '\0', '\0\0', '\0\0\0\0', ...texts].map(hashOf)).size).toBe(new Set(texts).size + 4);
  });
});

describe('percentiles of sizes', () => {
  test('are never too small, and too large by less than they say', () => {
    const size = fc.oneof(fc.nat(300), fc.nat(100_000), fc.nat(2 ** 31 - 1));
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 1 }),
        fc.array(size),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, share) => {
          const [all, more] = [newSizes(), newSizes()];
          for (const each of a) addSize(all, each);
          for (const each of b) addSize(more, each);
          mergeSizes(all, more);
          const sorted = [...a, ...b].sort((x, y) => x - y);
          const truth = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] as number;
          const shown = percentile(all, share) as number;
          expect(shown).toBeGreaterThanOrEqual(truth);
          expect(shown).toBeLessThanOrEqual(truth * (1 + SIZE_ERROR));
          expect([all.least, all.most]).toEqual([sorted[0], sorted.at(-1)]);
        },
      ),
    );
  });

  test('are unknown where nothing was measured', () => {
    expect(percentile(newSizes(), 0.5)).toBeNull();
  });
});

describe('frequent keys', () => {
  const add = (frequent: ReturnType<typeof newFrequentKeys>, text: string) =>
    addKey(frequent, hashOf(text), Buffer.from(text), 0, Buffer.byteLength(text));

  test('bracket the truth, whatever came between and however it was cut into slices', () => {
    const truth = new Map<string, number>();
    const total = newFrequentKeys();
    for (let slice = 0; slice < 12; slice++) {
      const frequent = newFrequentKeys();
      for (let id = 0; id < 3000; id++) {
        const text = id % 4 === 0 ? `hot-${id % 10}` : `cold-${slice}-${id}`;
        truth.set(text, (truth.get(text) ?? 0) + 1);
        add(frequent, text);
      }
      mergeKeys(total, frequent);
    }
    const { top, others } = topKeys(total, 5);
    const hot = [...truth].filter(([, count]) => count > 1).map(([text]) => text);
    expect(top.map(({ head }) => head).sort()).toEqual(hot.sort());
    for (const { head, count, missed } of top) {
      expect(count).toBeLessThanOrEqual(truth.get(head) as number);
      expect(count + missed).toBeGreaterThanOrEqual(truth.get(head) as number);
    }
    expect(others).toBeGreaterThanOrEqual(1);
    expect(others).toBeLessThan(top[4]?.count as number);
  });

  test('are exact where there are few different ones', () => {
    const [a, b] = [newFrequentKeys(), newFrequentKeys()];
    for (const text of ['x', 'y', 'x']) add(a, text);
    for (const text of ['z', 'x']) add(b, text);
    mergeKeys(a, b);
    expect(topKeys(a, 1)).toEqual({ top: [{ head: 'x', size: 1, count: 3, missed: 0 }], others: 1 });
  });
});

describe('records over time', () => {
  const hour = 3_600_000;

  test('are counted by the hour', () => {
    const [a, b] = [newTimeCounts(), newTimeCounts()];
    addTime(a, 5 * hour);
    addTime(b, 6 * hour - 1);
    addTime(b, 6 * hour);
    mergeTimes(a, b);
    expect(a).toEqual({
      widthMs: hour,
      counts: new Map([
        [5, 2],
        [6, 1],
      ]),
    });
  });

  test('are counted by longer stretches where hours would be too many, and none is lost', () => {
    const [a, b] = [newTimeCounts(), newTimeCounts()];
    for (let id = 0; id < 5000; id++) addTime(id % 2 === 0 ? a : b, id * 7 * hour);
    addTime(b, Number.MAX_SAFE_INTEGER);
    mergeTimes(a, b);
    expect(a.counts.size).toBeLessThanOrEqual(1500);
    expect([...a.counts.values()].reduce((sum, records) => sum + records)).toBe(5001);
    expect(Math.log2(a.widthMs / hour) % 1).toBe(0);
  });
});

test('bytes that hold very many records are counted in several slices, none twice and none left out', () => {
  const records = Array.from({ length: 50_000 }, () => ({ timestamp: 5n, key: Buffer.from('k'), value: null }));
  const batches = [0n, 50_000n, 100_000n, 150_000n, 200_000n].map((baseOffset) => testBatch({ baseOffset, records }));
  const bytes = new Uint8Array(Buffer.concat(batches));
  const read = (from: bigint) =>
    readSlice({
      ...{ partition: 0, order: 'oldest', bytes, fetchOffset: from, from, to: 250_000n, aborted: null },
      ...{ fromTime: null, toTime: null, literals: [], filter: null, maxRecords: 1, maxBytes: 1, summarize: true },
      show: { topic: 't', registry: null, keySerde: 'auto', valueSerde: 'auto', maxBytes: 1000, raw: false },
    });
  const first = read(0n);
  expect([first.end, first.cut, first.summary?.records]).toEqual([200_000n, true, 200_000]);
  const second = read(first.end);
  expect([second.end, second.cut, second.summary?.records]).toEqual([250_000n, false, 50_000]);
});

test('formats are told apart, and a schema by its number', () => {
  const formats = new Map<string, SeenFormat>();
  const payloads = [null, '', '{"a":1}', '{"a":', 'text', '\0\0\0\0\x07avro', '\0\0\0\0\x07more', '\0\0\0\0\0\0\0\x2a'];
  for (const payload of payloads) countFormat(formats, payload === null ? null : Buffer.from(payload, 'latin1'));
  expect([...formats].map(([name, { format, schemaId, records }]) => [name, format, schemaId, records])).toEqual([
    ['null', 'null', null, 1],
    ['empty', 'empty', null, 1],
    ['json', 'json', null, 1],
    ['string', 'string', null, 2],
    ['schema 7', 'hex', 7, 2],
    ['hex', 'hex', null, 1],
  ]);
});
