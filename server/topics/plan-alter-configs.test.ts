import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testCluster } from '../testing/context.ts';
import { type ConfigNow, type ConfigsNow, changesOf, inverseOf, wantedConfigs } from './config-changes.ts';
import { configWarnings, type Expiring, expiringAge, expiringSize, type TopicChange } from './config-dangers.ts';
import { draftConfigChanges } from './plan-alter-configs.ts';

const { connection } = testCluster();
const own = (value: string, fallback: string | null = null): ConfigNow => ({
  ...{ value, source: 'topic', fallback, fallbackSource: 'default' },
});
const usual = (value: string): ConfigNow => ({
  ...{ value, source: 'default', fallback: value, fallbackSource: 'default' },
});
const change = (
  configs: Record<string, string | null>,
  now: ConfigsNow,
  over: Partial<Omit<TopicChange, 'changes'>> = {},
): TopicChange => ({
  ...{ topic: 'orders', partitions: 3, replicationFactor: 3, changes: changesOf(configs, now) },
  before: Object.fromEntries(Object.entries(now).map(([name, { value }]) => [name, value])),
  ...over,
});
const titles = (one: TopicChange, expiring: Expiring | null = null) =>
  configWarnings([one], new Map(expiring ? [['orders', expiring]] : [])).map(({ title }) => title);

describe('what a change of settings asks for', () => {
  const base = { kind: 'alter-topic-configs' as const, configs: {} };

  test('is told topic by topic', () => {
    const configs = { 'retention.ms': '1' };
    expect(wantedConfigs({ ...base, topics: ['a', 'b'], configs }).map(({ topic }) => topic)).toEqual(['a', 'b']);
    const each = [{ topic: 'a', configs }];
    expect(wantedConfigs({ ...base, each })).toEqual(each);
  });

  test.each([
    ['nothing', { topic: 'a' }, 'names no setting'],
    ['no topic', { configs: { a: '1' } }, 'is missing'],
    ['each beside all', { topic: 'a', each: [{ topic: 'a', configs: { a: '1' } }] }, 'cannot stand beside'],
    ['a topic twice', { each: [1, 2].map(() => ({ topic: 'a', configs: { a: '1' } })) }, 'names a topic twice'],
  ])('is refused when it is %s', (_, over, words) => {
    expect(() => wantedConfigs({ ...base, ...over })).toThrow(words);
  });
});

describe('settings', () => {
  const value = fc.constantFrom('1', '2', '3', 'x,y');
  const setting = fc.record({ own: fc.boolean(), value, fallback: value });
  const wanted = fc.option(value);
  const names = ['a', 'b', 'c', 'd'];
  const settings = fc.array(fc.tuple(setting, wanted), { minLength: 4, maxLength: 4 });
  type Own = Record<string, string>;

  /** What a topic sets itself, after it was told what to set and what to let go. */
  const written = (before: Own, writes: Readonly<Record<string, string | null>>): Own => {
    const after = { ...before };
    for (const [name, to] of Object.entries(writes)) {
      if (to === null) delete after[name];
      else after[name] = to;
    }
    return after;
  };

  test('go back to what each topic had, whatever it was', () => {
    fc.assert(
      fc.property(settings, (rows) => {
        const now = Object.fromEntries(
          rows.map(([of, _], index) => [names[index], of.own ? own(of.value, of.fallback) : usual(of.fallback)]),
        );
        const asked = Object.fromEntries(rows.map(([_, to], index) => [names[index] as string, to]));
        const before: Own = Object.fromEntries(
          rows.flatMap(([of], index) => (of.own ? [[names[index], of.value]] : [])),
        );
        const changes = changesOf(asked, now);
        const after = written(before, Object.fromEntries(changes.map(({ name, to }) => [name, to])));
        expect(after).toEqual(written(before, asked));
        expect(written(after, inverseOf(changes))).toEqual(before);
        for (const { name, to, after: shown } of changes) {
          expect(shown).toBe(to ?? (now[name] as ConfigNow).fallback);
          expect(after[name]).not.toBe(before[name]);
        }
      }),
    );
  });

  test('are a row each, with what they mean and where they come from', () => {
    const now = {
      'cleanup.policy': own('compact', 'delete'),
      'retention.ms': own('86400000', '604800000'),
      'segment.ms': usual('604800000'),
    };
    const draft = draftConfigChanges(
      [change({ 'cleanup.policy': 'compact,delete', 'retention.ms': null, 'segment.ms': '3600000' }, now)],
      new Map(),
      connection,
    );
    expect(draft.effects).toEqual([
      { resource: 'orders', field: 'cleanup.policy', before: 'compact', after: 'compact,delete' },
      {
        ...{ resource: 'orders', field: 'retention.ms', before: '86400000', after: '604800000' },
        note: '1 d → 7 d; back to the default',
      },
      {
        ...{ resource: 'orders', field: 'segment.ms', before: '604800000', after: '3600000' },
        note: '7 d → 1 h; until now the default',
      },
    ]);
    expect(draft.command).toBe(
      [
        'kafka-configs --bootstrap-server 127.0.0.1:9092 \\',
        '  --alter --entity-type topics --entity-name orders \\',
        "  --add-config 'cleanup.policy=[compact,delete],segment.ms=3600000' \\",
        '  --delete-config retention.ms',
      ].join('\n'),
    );
    expect(draft.undo).toEqual({
      request: {
        ...{ kind: 'alter-topic-configs', topic: 'orders' },
        configs: { 'cleanup.policy': 'compact', 'retention.ms': '86400000', 'segment.ms': null },
      },
    });
  });

  test('that are so already are no change', () => {
    const nothing = change({ a: '1', b: null }, { a: own('1'), b: usual('2') });
    expect(() => draftConfigChanges([nothing], new Map(), connection)).toThrow('would change nothing');
  });
});

test.each<[string, TopicChange[]]>([
  [
    'retention.ms of orders goes from 7 d to 1 h.',
    [change({ 'retention.ms': '3600000' }, { 'retention.ms': usual('604800000') })],
  ],
  ['x of orders changes.', [change({ x: '1' }, { x: own('') })]],
  [
    'retention.ms of 2 topics changes.',
    ['orders', 'carts'].map((topic) => change({ 'retention.ms': '1' }, { 'retention.ms': own('9') }, { topic })),
  ],
  ['x and y of orders change.', [change({ x: '1', y: '1' }, { x: own('2'), y: own('2') })]],
  ['3 settings of orders change.', [change({ x: '1', y: '1', z: '1' }, { x: own('2'), y: own('2'), z: own('2') })]],
])('it is told in a sentence which settings change: %s', (summary, topics) => {
  expect(draftConfigChanges(topics, new Map(), connection).summary).toBe(summary);
});

describe('records are let go of', () => {
  const policy = (value: string) => ({ 'cleanup.policy': own(value, 'delete') });
  test.each<[string, TopicChange, bigint | null]>([
    ['where the time gets shorter', change({ 'retention.ms': '5' }, { 'retention.ms': own('9') }), 5n],
    ['where there was no limit', change({ 'retention.ms': '5' }, { 'retention.ms': own('-1') }), 5n],
    ['not where it gets longer', change({ 'retention.ms': '9' }, { 'retention.ms': own('5') }), null],
    ['not where the limit goes', change({ 'retention.ms': '-1' }, { 'retention.ms': own('5') }), null],
    [
      'not of a topic that is compacted alone',
      change(
        { 'retention.ms': '5' },
        { 'retention.ms': own('9') },
        {
          before: { 'cleanup.policy': 'compact', 'retention.ms': '9' },
        },
      ),
      null,
    ],
    [
      'where deleting begins',
      change({ 'cleanup.policy': 'delete' }, policy('compact'), {
        before: { 'cleanup.policy': 'compact', 'retention.ms': '9' },
      }),
      9n,
    ],
    ['where the default is shorter', change({ 'retention.ms': null }, { 'retention.ms': own('9', '4') }), 4n],
  ])('%s', (_, one, age) => {
    expect(expiringAge(one)).toBe(age);
    expect(expiringSize(one)).toBeNull();
  });

  test('said as a number, as unknown, and not at all where there is none', () => {
    const shorter = change({ 'retention.ms': '18000000' }, { 'retention.ms': own('-1') });
    expect(titles(shorter, { records: 1_200n, bytes: 0n })).toEqual(['Up to 1,200 records of orders will be deleted.']);
    expect(titles(shorter, { records: 0n, bytes: 0n })).toEqual([]);
    const [unknown] = configWarnings([shorter], new Map([['orders', { records: null, bytes: null }]]));
    expect(unknown?.text).toContain('the count is not known');
    const smaller = change({ 'retention.bytes': '10' }, { 'retention.bytes': own('-1') });
    expect(titles(smaller, { records: 0n, bytes: 2_000n })).toEqual(['About 2.0 kB of orders will be deleted.']);
    expect(titles(smaller, { records: 0n, bytes: null })).toEqual(['Old records of orders may be deleted.']);
  });
});

describe('it is warned of', () => {
  test.each<[string, Record<string, string | null>, ConfigsNow, string[]]>([
    [
      'compaction that begins',
      { 'cleanup.policy': 'compact' },
      { 'cleanup.policy': usual('delete') },
      ['Only the newest record of each key stays in orders.', 'Nothing in orders expires any more.'],
    ],
    [
      'compaction that ends',
      { 'cleanup.policy': 'delete' },
      { 'cleanup.policy': own('compact,delete') },
      ['Old records of each key stay in orders until they expire.'],
    ],
    [
      'leaders that lack records',
      { 'unclean.leader.election.enable': 'true' },
      { 'unclean.leader.election.enable': usual('false') },
      ['Committed records of orders may be lost.'],
    ],
    [
      'batches that no longer fit',
      { 'max.message.bytes': '1000' },
      { 'max.message.bytes': usual('1048588') },
      ['Producers with larger batches are refused by orders.'],
    ],
    [
      'too many replicas in sync',
      { 'min.insync.replicas': '3' },
      { 'min.insync.replicas': usual('2') },
      ['One broker that is down stops producers with acks=all.'],
    ],
  ])('%s', (_, configs, now, expected) => {
    expect(titles(change(configs, now))).toEqual(expected);
  });

  test('but not of what was so before', () => {
    const asked = { 'min.insync.replicas': '2', 'max.message.bytes': '2000000' };
    const now = { 'min.insync.replicas': usual('1'), 'max.message.bytes': usual('1048588') };
    expect(titles(change(asked, now))).toEqual([]);
  });
});
