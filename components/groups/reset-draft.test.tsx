import { describe, expect, test } from 'vitest';
import { type ResetDraft, readReset } from './reset-draft.ts';

const clock = { zone: 'UTC', now: Date.parse('2026-11-20T12:00:00Z') };
const empty: ResetDraft = { group: 'billing', aim: 'earliest', texts: {}, scope: 'all', topic: '', partitions: '' };

function asked(change: Partial<ResetDraft>, created = false) {
  return readReset({ ...empty, ...change }, created, clock);
}

describe('where a group shall go', () => {
  test.each([
    ['earliest', '', 'earliest'],
    ['latest', '', 'latest'],
    ['offset', '1,200', { offset: '1200' }],
    ['time', '10:00', { time: '2026-11-20T10:00:00.000Z' }],
    ['duration', '2h', { duration: '-2h' }],
    ['shift', '-10', { shift: '-10' }],
    ['shift', '−10', { shift: '-10' }],
    ['shift', '+1_000', { shift: '1000' }],
    ['group', 'orders reader', { group: 'orders reader' }],
    ['csv', 'orders,0,1\n', { csv: 'orders,0,1\n' }],
  ] as const)('%s “%s” is asked for as Kafka would be', (aim, text, to) => {
    expect(asked({ aim, texts: { [aim]: text } }).request?.to).toEqual(to);
  });

  test.each([
    ['offset', '-1'],
    ['offset', ''],
    ['time', 'soon'],
    ['duration', 'yesterday'],
    ['shift', 'ten'],
    ['group', ''],
    ['csv', ' \n'],
  ] as const)('%s “%s” is refused at its field', (aim, text) => {
    const { request, errors } = asked({ aim, texts: { [aim]: text } });
    expect(request).toBeNull();
    expect(errors.to).toMatch(/\.$/);
  });
});

test('one topic may be named, and some of its partitions', () => {
  expect(asked({ scope: 'topic', topic: ' orders ' }).request?.scope).toEqual({ topic: 'orders' });
  expect(asked({ scope: 'topic', topic: 'orders', partitions: '3,0-1' }).request?.scope).toEqual({
    topic: 'orders',
    partitions: [0, 1, 3],
  });
  expect(asked({ scope: 'topic', topic: 'orders', partitions: 'all' }).errors.partitions).toContain('no partitions');
  expect(asked({ scope: 'topic' }).errors.topic).toBe('Name a topic.');
});

test('a new group needs a name, and a topic unless where it begins names the partitions', () => {
  expect(asked({ group: ' ' }, true).errors).toEqual({ group: 'Give the group a name.', topic: 'Name a topic.' });
  expect(asked({ aim: 'csv', texts: { csv: 'orders,0,1' } }, true).request).toEqual({
    kind: 'reset-offsets',
    group: 'billing',
    scope: 'all',
    to: { csv: 'orders,0,1' },
  });
});

test('a group is named exactly as it is, even by an empty name or blanks', () => {
  expect(asked({ group: '' }).request?.group).toBe('');
  expect(asked({ group: ' a ' }).request?.group).toBe(' a ');
});
