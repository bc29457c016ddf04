import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCluster } from '../testing/context.ts';
import { draftPartitionGrowth, movedShare } from './plan-add-partitions.ts';

const { connection } = testCluster();
const three = [
  [1, 2],
  [2, 3],
  [3, 1],
];
const draft = (over: Partial<Parameters<typeof draftPartitionGrowth>[1]> = {}, assignments: number[][] | null = null) =>
  draftPartitionGrowth(
    { topic: 'a.b', partitions: 5, assignments },
    { replicas: three, compacted: false, readers: [], ...over },
    connection,
  );
const reader = (group: string) => ({ group, members: 0, commits: new Map<number, bigint>() });

describe('more partitions', () => {
  test('are told with what it does to keys', () => {
    const { title, summary, verb, effects, warnings, command } = draft();
    expect([title, verb]).toEqual(['Add 2 partitions to a.b', 'Add 2 partitions']);
    expect(summary).toBe('a.b grows from 3 to 5 partitions; about 80 % of its keys will land in another one.');
    expect(effects).toEqual([
      {
        ...{ resource: 'a.b', field: 'partitions', before: '3', after: '5' },
        note: 'Kafka places the replicas of the new ones',
      },
    ]);
    expect(warnings.map(({ severity, title: words }) => [severity, words])).toEqual([
      ['warning', 'Keys land elsewhere: about 80 % of them.'],
    ]);
    expect(command).toBe("kafka-topics --bootstrap-server 127.0.0.1:9092 \\\n  --alter --topic 'a\\.b' --partitions 5");
  });

  test('on given brokers are rows of their own, and the command names those that there are too', () => {
    const { effects, command } = draft({}, [
      [2, 1],
      [3, 2],
    ]);
    expect(effects.map(({ resource, field, before, after }) => [resource, field, before, after])).toEqual([
      ['a.b', 'partitions', '3', '5'],
      ['a.b-3', 'replicas', null, '2,1'],
      ['a.b-4', 'replicas', null, '3,2'],
    ]);
    expect(command).toContain('--replica-assignment 1:2,2:3,3:1,2:1,3:2');
  });

  test('of a compacted topic, or one that is read, are warned of', () => {
    const titles = draft({ compacted: true, readers: [reader('billing')] }).warnings.map(({ title }) => title);
    expect(titles).toEqual([
      'Old records of the keys that move are never replaced.',
      'Keys land elsewhere: about 80 % of them.',
      'Consumers may miss the first records of the new partitions.',
    ]);
    expect(draft({ readers: [reader('a'), reader('')] }).warnings.at(-1)?.text).toContain('a and "" find them');
    expect(draft({ readers: null }).warnings.at(-1)?.text).toContain('could not be read');
  });
});

test('as many keys move as hashes lead elsewhere', () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }));
  fc.assert(
    fc.property(counts, ([before, more]) => {
      const after = before + more;
      let moved = 0;
      for (let hash = 0; hash < before * after; hash++) if (hash % before !== hash % after) moved++;
      expect(movedShare(before, after)).toBeCloseTo(moved / (before * after), 10);
    }),
  );
});
