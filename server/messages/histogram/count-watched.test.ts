import { describe, expect, test } from 'vitest';
import { createOffsetHistory } from '../../observe/history/offset-history.ts';
import type { From, To } from '../../scan/parse-range.ts';
import { type Counted, countWatched, type Watched } from './count-watched.ts';
import { countOffsets } from './counted-log.ts';

const start = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;
const at = (time: number): From & To => ({ kind: 'time', at: BigInt(time) });
const open = { from: { kind: 'earliest' }, to: { kind: 'latest' } } as const;

/** A topic of one partition, sampled every 5 s, that grows by 100 offsets a minute; not looked at from minute 20 to 30. */
function watched(minutes: number): Watched {
  const history = createOffsetHistory();
  for (let passed = 0; passed <= minutes * minute; passed += 5_000) {
    if (passed > 20 * minute && passed < 30 * minute) continue;
    const partition = { start: 0n, end: 1_000n + BigInt(Math.floor(passed / 600)) };
    history.record({
      at: start + passed,
      topics: new Map([['t', { id: 'id', partitions: [partition] }]]),
      groups: new Map(),
    });
  }
  const end = 1_000n + BigInt(minutes * 100);
  const row = { start: 0n, end, lastStable: end, readAt: start, error: null };
  return { history, offsets: [row] };
}

const counts = ({ logs, edges }: Counted) => countOffsets(logs, edges.length);

describe('what the console saw arrive', () => {
  test('is counted for every minute that it watched, and not known for the others', () => {
    const counted = countWatched({ ...open, topic: 't', partitions: [0] }, watched(60), start + 60 * minute);
    expect(counted.edges).toHaveLength(61);
    const known = counts(counted).map((count) => (count === null ? null : Number(count)));
    const nearly = (count: number | null) => count !== null && count >= 90 && count <= 110;
    expect([...known.slice(1, 19), ...known.slice(31)].every(nearly)).toBe(true);
    expect(known.slice(23, 29)).toEqual([null, null, null, null, null, null]);
  });

  test('is finer where every sample is kept', () => {
    const asked = { from: at(start + 55 * minute), to: at(start + 60 * minute), topic: 't', partitions: [0] };
    const counted = countWatched(asked, watched(60), start + 60 * minute);
    expect(counted.edges).toHaveLength(21);
    expect(counts(counted)).toEqual(Array(20).fill(25n));
  });

  test('is a gap before the console began', () => {
    const asked = { ...open, from: at(start - 60 * minute), topic: 't', partitions: [0] };
    const known = counts(countWatched(asked, watched(10), start + 10 * minute));
    expect(known.slice(0, 60).every((count) => count === null)).toBe(true);
    expect(known.at(-1)).toBe(100n);
  });

  test('leaves out what has been deleted since, and partitions that nobody can tell of', () => {
    const { history, offsets } = watched(10);
    const deleted = [{ ...(offsets[0] as (typeof offsets)[0]), start: 1_950n }];
    const asked = { ...open, topic: 't', partitions: [0, 1] };
    const counted = countWatched(asked, { history, offsets: deleted }, start + 10 * minute);
    expect(counts(counted).reduce<bigint>((sum, count) => sum + (count ?? 0n), 0n)).toBe(50n);
    expect(counted.failed).toEqual([{ partition: 1, error: expect.objectContaining({ code: 'NOT_READY' }) }]);
  });
});
