import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketEdges } from './bucket-edges.ts';

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`);
const shown = (edges: number[]) => edges.map((edge) => new Date(edge).toISOString().slice(11, 19));

describe('buckets', () => {
  test('begin and end with the range and have round times between', () => {
    expect(shown(bucketEdges(at('12:03:22'), at('12:21:00'), 5))).toEqual([
      '12:03:22',
      '12:05:00',
      '12:10:00',
      '12:15:00',
      '12:20:00',
      '12:21:00',
    ]);
  });

  test('of an empty range are none', () => {
    expect(bucketEdges(5, 5, 30)).toEqual([]);
    expect(bucketEdges(6, 5, 30)).toEqual([]);
  });

  test('are never more than asked, nor closer than asked but at the ends', () => {
    const time = fc.integer({ min: 0, max: 8_000_000_000_000 });
    fc.assert(
      fc.property(
        time,
        time,
        fc.integer({ min: 2, max: 120 }),
        fc.constantFrom(1, 15_000, 60_000),
        (a, b, most, least) => {
          const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
          const edges = bucketEdges(from, to, most, least);
          expect([edges[0], edges.at(-1)]).toEqual([from, to]);
          expect(edges.length - 1).toBeLessThanOrEqual(most);
          const lengths = edges.slice(1).map((edge, index) => edge - (edges[index] as number));
          expect(lengths.every((length) => length > 0)).toBe(true);
          const inner = new Set(lengths.slice(1, -1));
          expect(inner.size).toBeLessThanOrEqual(1);
          for (const length of inner) expect(length).toBeGreaterThanOrEqual(least);
        },
      ),
    );
  });
});
