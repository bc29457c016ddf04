import { describe, expect, it } from 'vitest';
import { acknowledgements, confirmWord } from './consent.ts';
import type { Touched } from './kind.ts';

const topic = (name: string): Touched => ({ type: 'topic', name });
const cluster = (production: boolean) => ({ name: 'main', production });

describe('the word to type', () => {
  it.each([
    ['none where the cluster is not for production', null, false, [topic('orders')], null],
    ['what the change itself asks for', 'orders', false, [topic('orders')], 'orders'],
    ['what the change asks for, in production too', '2 topics', true, [topic('a'), topic('b')], '2 topics'],
    ['in production the one name that is touched', null, true, [topic('orders')], 'orders'],
    ['in production the cluster’s name for several', null, true, [topic('a'), topic('b')], 'main'],
    ['the cluster’s name for the group without a name', null, true, [{ type: 'group' as const, name: '' }], 'main'],
  ])('is %s', (_what, draft, production, touched, word) => {
    expect(confirmWord(draft, cluster(production), touched)).toBe(word);
  });
});

describe('a protected topic', () => {
  it.each([
    ['ledger', ['ledger'], true],
    ['ledger', ['ledge'], false],
    ['ledger', ['ledgers'], false],
    ['ledger.eu.1', ['ledger.*'], true],
    ['ledgers', ['ledger.*'], false],
    ['eu.ledger.1', ['*ledger*'], true],
    ['ledger', ['*'], true],
    ['a-b', ['other', 'a-*'], true],
    ['ab', ['a+b'], false],
    ['ledger', [], false],
  ])('%s by the patterns %j: %s', (name, patterns, guarded) => {
    expect(acknowledgements([topic(name)], () => false, patterns).map(({ id }) => id)).toEqual(
      guarded ? ['protected'] : [],
    );
  });

  it('is no group of the same name', () => {
    expect(acknowledgements([{ type: 'group', name: 'ledger' }], () => true, ['*'])).toEqual([]);
  });

  it('is named, and of many the first three', () => {
    const touched = ['a', 'b', 'c', 'd', 'e'].map(topic);
    expect(acknowledgements(touched, (name) => name === 'b', ['*']).map(({ text }) => text.split(':')[0])).toEqual([
      'b',
      'a, b, c and 2 more',
    ]);
  });
});
