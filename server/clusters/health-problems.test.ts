import { expect, test } from 'vitest';
import { broker, now, partition, snapshot, topic } from '../observe/testing/snapshots.ts';
import { healthProblems } from './health-problems.ts';

const brokers = (up: boolean) => ({ value: new Map([[1, broker(1, { up })]]), readAt: now, error: null });
const noController = {
  id: 'no-controller',
  severity: 'critical',
  kind: 'no-controller',
  text: '',
  detail: '',
  since: '',
  link: { path: '', label: '' },
  advice: '',
} as const;

test.each([
  ['well', snapshot({ topics: [topic('orders')] }), []],
  [
    'a broker of three is down, and all partitions have leaders',
    snapshot({ topics: [topic('orders', [partition(0, { isr: [1] })])] }),
    [],
  ],
  ['nobody answers', snapshot({ unreachable: { code: 'X', message: 'No broker answers.' } }), ['No broker answers.']],
  ['all brokers are down', snapshot({ brokers: brokers(false) }), ['No broker is up.']],
  ['no controller', snapshot({ findings: [noController] }), ['No controller leads the cluster.']],
  [
    'partitions without a leader',
    snapshot({
      topics: [
        topic(
          'orders',
          [0, 1, 2, 3, 4].map((n) => partition(n, { leader: null })),
        ),
      ],
    }),
    ['Without a leader or an in-sync replica: orders-0, orders-1, orders-2 and 2 more.'],
  ],
])('%s', (_, observed, problems) => {
  expect(healthProblems(observed)).toEqual(problems);
});
