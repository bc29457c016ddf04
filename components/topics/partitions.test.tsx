import { describe, expect, it, test } from 'vitest';
import type { Partition } from '@/lib/contracts/topics.ts';
import { partitionMatches, partitionState } from './partition-state.ts';
import { skewOf } from './partitions-skew.ts';
import { troubleOf } from './partitions-trouble.ts';

const partition = (number: number, change: Partial<Partition> = {}): Partition => ({
  partition: number,
  leader: 1,
  leaderEpoch: 0,
  replicas: [1, 2, 3],
  isr: [1, 2, 3],
  elr: [],
  offline: [],
  startOffset: '0',
  endOffset: '1000',
  lastStableOffset: '1000',
  sizeBytes: '1',
  producedPerSecond: 1,
  error: null,
  ...change,
});

test.each([
  [{}, 'In sync', 'ok'],
  [{ isr: [1, 2] }, 'Under-replicated', 'warning'],
  [{ isr: [1] }, 'Under min ISR', 'critical'],
  [{ leader: null, isr: [] }, 'Offline', 'critical'],
  [{ replicas: [1], isr: [1] }, 'In sync', 'ok'],
] as const)('a partition with %j is %s', (change, word, state) => {
  const one = partition(0, change as unknown as Partial<Partition>);
  expect(partitionState(one, 2)).toMatchObject({ word, state });
});

it('is not accused of being under a min ISR that is not known', () => {
  expect(partitionState(partition(0, { isr: [1] }), null).word).toBe('Under-replicated');
});

it('is not on its preferred leader when another than the first replica leads; without a leader it is offline', () => {
  expect(partitionMatches['not-preferred'](partition(0, { leader: 2 }))).toBe(true);
  expect(partitionMatches['not-preferred'](partition(0, { leader: null }))).toBe(false);
});

describe('what is wrong with a topic', () => {
  it('is nothing while all are in sync', () => {
    expect(troubleOf('t', [partition(0), partition(1)], 2)).toBeNull();
  });

  it('is said with the brokers that are missing and what one more loss would do', () => {
    const trouble = troubleOf('t', [partition(0), partition(7, { replicas: [3, 4, 1], isr: [3, 1], leader: 3 })], 2);
    expect(trouble).toMatchObject({
      state: 'warning',
      title: 'Partition 7 is in sync on 2 of 3 replicas.',
      brokers: [4],
      meaning:
        'Broker 4 is not in sync. With min.insync.replicas = 2, losing broker 1 or 3 would stop writes with acks=all.',
    });
  });

  it('is the gravest: no leader before refused writes before missing replicas', () => {
    const lagging = partition(0, { isr: [1, 2] });
    const refusing = partition(1, { isr: [1] });
    const offline = partition(2, { leader: null, isr: [] });
    expect(troubleOf('t', [lagging, refusing], 2)?.title).toBe('Partition 1 refuses writes with acks=all.');
    expect(troubleOf('t', [lagging, refusing, offline], 2)?.title).toBe('Partition 2 has no leader.');
  });

  it('names the brokers that may lead again without loss', () => {
    const offline = partition(2, { leader: null, isr: [], elr: [3] });
    expect(troubleOf('t', [offline], 2)?.meaning).toContain('Broker 3 may lead again without loss (ELR)');
  });

  it('counts partitions instead of listing a hundred', () => {
    const all = Array.from({ length: 100 }, (_, index) => partition(index, { isr: [1, 2] }));
    expect(troubleOf('t', all, 1)?.title).toBe('100 partitions are not in sync on all replicas.');
  });

  it('points at the finding of the same thing', () => {
    expect(troubleOf('orders', [partition(0, { isr: [1, 2] })], 2)?.finding).toBe('partition-under-replicated:orders');
  });
});

describe('skew', () => {
  const sized = (...ends: string[]) => ends.map((endOffset, index) => partition(index, { endOffset }));

  it('names the one that holds far more than the mean', () => {
    expect(skewOf(sized('1000', '1000', '1000', '2000'))).toEqual({ partition: 3, percent: 60 });
  });

  it('is none where all have their share, or where half of them are simply empty', () => {
    expect(skewOf(sized('1000', '1010', '990', '1000'))).toBeNull();
    expect(skewOf(sized('1000', '1000', '0', '0'))).toBeNull();
  });

  it('is not guessed while an offset is unknown', () => {
    expect(skewOf([...sized('1000', '9000', '1000', '1000'), partition(4, { endOffset: null })])).toBeNull();
  });
});
