import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreateTopicRequest } from '../../lib/contracts/change-requests.ts';
import { testCluster } from '../testing/context.ts';
import { checkAssignments, draftNewTopic, resolveNewTopic } from './plan-create-topic.ts';

const { connection } = testCluster();
const ask = (over: Partial<CreateTopicRequest> = {}): CreateTopicRequest => ({
  ...{ kind: 'create-topic', name: 'orders', configs: {} },
  ...over,
});
const model = { partitions: 6, replicationFactor: 2, configs: { 'retention.ms': '1', 'segment.ms': '2' } };
const known = (configs: Record<string, string>) => ({
  ...{ partitions: 3, replicationFactor: 3 },
  configs: Object.entries(configs).map(([name, value]) => ({ name, value, readOnly: false })),
});
const draft = (over: Partial<CreateTopicRequest> = {}, full = known({}), bare = full) =>
  draftNewTopic(ask(over), resolveNewTopic(ask(over), over.like ? model : null), { bare, full }, connection);

describe('a new topic', () => {
  test('takes over from another only what is not given', () => {
    const wanted = resolveNewTopic(ask({ like: 'm', partitions: 1, configs: { 'segment.ms': '9' } }), model);
    expect(wanted).toEqual({
      ...{ name: 'orders', partitions: 1, replicationFactor: 2, assignments: null },
      configs: { 'retention.ms': '1', 'segment.ms': '9' },
    });
  });

  test('has what its assignments say, and nothing may say it too', () => {
    const assignments = [
      [1, 2],
      [2, 3],
    ];
    expect(resolveNewTopic(ask({ assignments }), model)).toMatchObject({ partitions: 2, replicationFactor: 2 });
    for (const field of ['partitions', 'replicationFactor'] as const) {
      expect(() => resolveNewTopic(ask({ assignments, [field]: 2 }), null)).toThrow(`\`${field}\` cannot stand beside`);
    }
  });

  test('is told with where each thing comes from', () => {
    const { effects, summary } = draft({ like: 'm', partitions: 1 }, known({ 'retention.ms': '604800000' }));
    expect(effects.map(({ field, after, note }) => [field, after, note])).toEqual([
      ['topic', 'orders', undefined],
      ['partitions', '1', undefined],
      ['replication factor', '2', 'as m'],
      ['retention.ms', '1', 'as m; default 604800000 (7 d)'],
      ['segment.ms', '2', 'as m'],
    ]);
    expect(summary).toBe('A new topic with 1 partition, 2 replicas of each and 2 settings of its own.');
  });

  test('of a cluster that tells no defaults has them all the same', () => {
    const silent = { partitions: null, replicationFactor: null, configs: null };
    const { effects, command, summary, warnings } = draftNewTopic(
      ask(),
      resolveNewTopic(ask(), null),
      { bare: silent, full: silent },
      connection,
    );
    expect(effects.map(({ after }) => after)).toEqual(['orders', 'default', 'default']);
    expect(summary).toContain('as many partitions as the cluster’s default');
    expect(command).toBe('kafka-topics --bootstrap-server 127.0.0.1:9092 \\\n  --create --topic orders');
    expect(warnings).toEqual([]);
  });

  test.each<[string, Partial<CreateTopicRequest>, Record<string, string>, string[]]>([
    ['a single replica', { replicationFactor: 1 }, {}, ['Every partition has a single replica.']],
    [
      'more in sync than there are',
      { replicationFactor: 2 },
      { 'min.insync.replicas': '3' },
      ['min.insync.replicas 3 is more than the replication factor 2.'],
    ],
    [
      'all in sync',
      { replicationFactor: 3 },
      { 'min.insync.replicas': '3' },
      ['One broker that is down stops producers with acks=all.'],
    ],
    ['a name that others collide with', { name: 'a.b_c' }, {}, ['The name holds both dots and underscores.']],
    ['compaction', { configs: { 'cleanup.policy': 'compact' } }, {}, ['Records need keys.']],
    ['nothing else', {}, { 'min.insync.replicas': '2' }, []],
  ])('is warned of %s', (_, over, settings, expected) => {
    expect(draft(over, known(settings)).warnings.map(({ title }) => title)).toEqual(expected);
  });
});

test('assignments pass when all have as many brokers, none twice', () => {
  const brokers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(brokers, { minLength: 1, maxLength: 5 }), (assignments) => {
      const even = new Set(assignments.map(({ length }) => length)).size === 1;
      const distinct = assignments.every((ids) => new Set(ids).size === ids.length);
      if (even && distinct) expect(checkAssignments(assignments)).toBe(assignments[0]?.length);
      else expect(() => checkAssignments(assignments)).toThrow(/names broker \d twice|same number of replicas/);
    }),
  );
});
