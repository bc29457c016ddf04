import { describe, expect, it } from 'vitest';
import { planChange } from '../../lib/contracts/changes.ts';
import { readInput } from './read-input.ts';

async function complaint(body: unknown): Promise<unknown> {
  const request = new Request('http://console/api/x', { method: 'POST', body: JSON.stringify(body) });
  return readInput(planChange, request, { cluster: 'shop' }).then(
    () => 'accepted',
    ({ code, message, status }) => (status === 400 ? message : code),
  );
}

const reset = { kind: 'reset-offsets', group: 'g', scope: 'all' };
const targets =
  'must be "earliest", "latest" or one of {"offset":"42"}, {"time":"2026-11-20T10:00:00Z"}, {"duration":"-2h"}, ' +
  '{"shift":"-10"}, {"group":"other"}, {"csv":"topic,partition,offset…"}';

describe('a change that is asked for wrongly is refused with the field and the fix', () => {
  it.each([
    ['no object', [], 'The body must be an object.'],
    ['no kind', {}, 'The field `kind` is missing.'],
    [
      'a kind that there is not',
      { kind: 'format-disk' },
      'The field `kind` must be one of create-topic, delete-topic, alter-topic-configs, add-partitions, purge, ' +
        'reset-offsets, restore-offsets, delete-offsets, delete-group, not "format-disk".',
    ],
    ['a field left out', { kind: 'create-topic' }, 'The field `name` is missing.'],
    [
      'a field misspelt',
      { kind: 'create-topic', name: 't', replicas: 3 },
      'The field `replicas` is not known here; leave it out.',
    ],
    [
      'a number as text',
      { kind: 'create-topic', name: 't', partitions: '6' },
      'The field `partitions` must be a number, not "6".',
    ],
    [
      'too few partitions',
      { kind: 'create-topic', name: 't', partitions: 0 },
      'The field `partitions` must be at least 1, not 0.',
    ],
    [
      'a config value that is no text',
      { kind: 'alter-topic-configs', topic: 't', configs: { 'retention.ms': 5 } },
      'The field `configs.retention.ms` must be a string, not 5.',
    ],
    ['a target that there is not', { ...reset, to: 'newest' }, `The field \`to\` ${targets}, not "newest".`],
    ['a target left out', reset, 'The field `to` is missing.'],
    ['an offset as a number', { ...reset, to: { offset: 42 } }, 'The field `to.offset` must be a string, not 42.'],
    [
      'an offset with a dot',
      { ...reset, to: { offset: '4.2' } },
      'The field `to.offset` must be a whole number in decimal digits, not "4.2".',
    ],
    [
      'a scope that there is not',
      { ...reset, scope: 'some', to: 'latest' },
      'The field `scope` must be "all", {"topic":"orders"} or {"topic":"orders","partitions":[0,3]}, not "some".',
    ],
    [
      'a local time',
      { kind: 'purge', topic: 't', to: { time: '2026-11-20 10:00' } },
      'The field `to.time` must be a valid datetime, not "2026-11-20 10:00".',
    ],
  ])('%s', async (_what, body, sentence) => {
    expect(await complaint(body)).toBe(sentence);
  });

  it.each([
    { ...reset, to: 'earliest' },
    { ...reset, to: { offset: '9223372036854775807' } },
    { ...reset, scope: { topic: 't', partitions: [0, 1] }, to: { shift: '-10' } },
    { kind: 'create-topic', name: 't', partitions: 6, replicationFactor: 3, configs: {} },
    { kind: 'delete-topic', topic: 't' },
  ])('while $kind as other programs send it is accepted', async (body) => {
    expect(await complaint(body)).toBe('accepted');
  });
});
