import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCluster } from '../testing/context.ts';
import { type DoomedTopic, draftTopicDeletion, type TopicDeletion } from './plan-delete-topic.ts';

const { connection } = testCluster();
const rules = { deletes: true, autoCreates: false };
const topic = (name: string, over: Partial<DoomedTopic> = {}): DoomedTopic => ({
  ...{ name, id: 'b'.repeat(22), partitions: 3, records: 10n, bytes: 2_000n, readers: [] },
  ...over,
});
const reader = (group: string, members: number | null, commits = 1) => ({
  group,
  members,
  commits: new Map(Array.from({ length: commits }, (_, partition) => [partition, 1n] as const)),
});
const draft = (topics: DoomedTopic[], over: Partial<typeof rules> = {}) =>
  draftTopicDeletion(topics, { ...rules, ...over }, connection);

describe('the plan of a deletion', () => {
  test('names each topic with what goes with it', () => {
    const billing = reader('billing', 2, 3);
    const { effects, summary } = draft([topic('orders', { readers: [billing] }), topic('plain', { bytes: null })]);
    expect(effects).toEqual([
      {
        ...{ resource: 'orders', field: 'topic', before: '3 partitions', after: null },
        ...{ note: '2.0 kB with all replicas', records: { count: '10', word: 'deleted' } },
      },
      {
        ...{ resource: 'group billing', field: 'offsets on orders', before: '3 offsets', after: null },
        note: '2 members read it now',
      },
      {
        ...{ resource: 'plain', field: 'topic', before: '3 partitions', after: null },
        records: { count: '10', word: 'deleted' },
      },
    ]);
    expect(summary).toBe('Up to 20 records in 6 partitions will be deleted for good; 1 group loses offsets.');
  });

  test('says that there is nothing to lose', () => {
    expect(draft([topic('empty', { records: 0n, partitions: 1 })]).summary).toBe(
      '1 partition without records will be deleted for good.',
    );
  });

  test('says what it does not know, and takes it for no zero', () => {
    const { effects, summary, warnings } = draft([topic('a', { records: null, readers: null }), topic('b')]);
    expect(summary).toBe('All records in 6 partitions will be deleted for good.');
    expect(effects[0]?.note).toContain('how many records it holds is not known');
    expect(effects[0]?.records).toBeUndefined();
    expect(warnings.map(({ title }) => title)).toEqual(['Which groups lose offsets is not known.']);
  });

  test('warns of what comes back, of readers, and of what is Kafka’s own', () => {
    const { warnings } = draft([topic('__consumer_offsets', { readers: [reader('idle', 0), reader('busy', 1)] })], {
      autoCreates: true,
    });
    expect(warnings.map(({ severity, title }) => [severity, title])).toEqual([
      ['critical', 'Kafka keeps its own state in __consumer_offsets.'],
      ['critical', 'busy reads from it now.'],
      ['warning', 'The topic comes back, empty, if anybody still uses it.'],
    ]);
  });

  test('is refused where the cluster deletes nothing, in Kafka’s words', () => {
    expect(() => draft([topic('orders')], { deletes: false })).toThrow(
      'orders cannot be deleted: The cluster forbids deleting topics (delete.topic.enable).',
    );
  });

  test('keeps a row for each effect, whatever is deleted', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/);
    const readers = fc.uniqueArray(fc.tuple(fc.string(), fc.nat(3), fc.nat(4)), { selector: ([group]) => group });
    const topics = fc.uniqueArray(fc.tuple(name, fc.nat(50), readers), { selector: ([of]) => of, minLength: 1 });
    fc.assert(
      fc.property(topics, (all) => {
        const { effects, payload, confirm } = draft(
          all.map(([of, partitions, groups]) =>
            topic(of, { partitions, readers: groups.map(([group, ...counts]) => reader(group, ...counts)) }),
          ),
        );
        const { topics: doomed, rows } = payload as unknown as TopicDeletion;
        expect(rows.map(({ resource, field }) => [resource, field])).toEqual(
          effects.map(({ resource, field }) => [resource, field]),
        );
        expect(doomed.map(({ name: of }) => of)).toEqual(all.map(([of]) => of));
        expect(confirm).toBe(all.length === 1 ? all[0]?.[0] : `${all.length} topics`);
      }),
    );
  });
});
