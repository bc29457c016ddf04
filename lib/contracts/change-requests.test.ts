import { describe, expect, test } from 'vitest';
import { changeRequest } from './change-requests.ts';

/** What programs have been told to send; a change here breaks them. */
describe('a request that other programs rely on', () => {
  const reset = (scope: unknown, to: unknown) => ({ kind: 'reset-offsets', group: 'g', scope, to });
  const targets = [
    'earliest',
    'latest',
    { offset: '42' },
    { time: '2026-11-20T10:00:00Z' },
    { duration: '-2h' },
    { shift: '-10' },
    { group: 'other' },
    { csv: 'topic,partition,offset\norders,0,42\n' },
  ];
  const each = [
    ...targets.map((to) => reset('all', to)),
    reset({ topic: 't' }, 'latest'),
    reset({ topic: 't', partitions: [0, 1] }, 'latest'),
    { kind: 'create-topic', name: 't', partitions: 6, replicationFactor: 3, configs: {} },
    { kind: 'create-topic', name: 't', like: 'model', configs: { 'retention.ms': '1000' } },
    { kind: 'create-topic', name: 't', assignments: [[1, 2]], configs: {} },
    { kind: 'delete-topic', topic: 't' },
    { kind: 'delete-topic', topics: ['t', 'u'] },
    { kind: 'alter-topic-configs', topic: 't', configs: { 'retention.ms': '1000', 'segment.ms': null } },
    { kind: 'alter-topic-configs', topics: ['t', 'u'], configs: { 'retention.ms': '1000' } },
    { kind: 'add-partitions', topic: 't', partitions: 6 },
    { kind: 'add-partitions', topic: 't', partitions: 6, assignments: [[1, 2]] },
    ...['latest', { offset: '42' }, { time: '2026-11-20T10:00:00Z' }, { duration: '-2h' }].map((to) => ({
      kind: 'purge',
      topic: 't',
      to,
    })),
    { kind: 'purge', topic: 't', partitions: [0, 3], to: 'latest' },
    { kind: 'purge', topics: ['t', 'u'], to: 'latest' },
    { kind: 'delete-offsets', group: 'g', topic: 't' },
    { kind: 'delete-offsets', group: 'g', topic: 't', partitions: [0] },
    { kind: 'delete-group', group: 'g' },
    { kind: 'delete-group', groups: ['g', ''] },
  ];

  test.each(each.map((request) => [JSON.stringify(request), request]))('%s', (_, request) => {
    expect(changeRequest.parse(request)).toEqual(request);
  });

  test.each([
    ['a kind that there is none of', { kind: 'drop-topic', topic: 't' }],
    ['a number where an offset has its digits as text', reset('all', { offset: 42 })],
    ['two targets at once', reset('all', { offset: '42', shift: '1' })],
    ['a field that nobody asked for', { kind: 'delete-topic', topic: 't', force: true }],
    ['a time without its zone', { kind: 'purge', topic: 't', to: { time: '2026-11-20T10:00:00' } }],
    ['no topics at all', { kind: 'delete-topic', topics: [] }],
    ['a topic of no name', { kind: 'delete-topic', topic: '' }],
    ['partitions below 1', { kind: 'add-partitions', topic: 't', partitions: 0 }],
  ])('but not %s', (_, request) => {
    expect(changeRequest.safeParse(request).success).toBe(false);
  });
});
