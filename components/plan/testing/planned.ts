import type { Change } from '@/lib/contracts/changes.ts';

/** A plan that deletes a topic, as the console would answer. */
export function planned(change: Partial<Change> = {}): Change {
  return {
    id: 'plan-1',
    kind: 'delete-topic',
    title: 'Delete topic orders',
    summary: '3 partitions and 7,000 records go.',
    verb: 'Delete topic',
    state: 'planned',
    actor: 'anonymous',
    plannedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    appliedAt: null,
    endedAt: null,
    undoOf: null,
    undoneBy: null,
    undo: { possible: false, reason: 'Kafka keeps nothing of a deleted topic.' },
    resources: [{ type: 'topic', name: 'orders' }],
    effects: [{ resource: 'orders', field: 'topic', before: '3 partitions', after: null }],
    command: 'kafka-topics.sh --delete --topic orders',
    warnings: [],
    digest: 'd1',
    confirm: null,
    acknowledge: [],
    results: [],
    error: null,
    job: null,
    ...change,
  };
}

/** Offsets of two partitions, which can be taken back. */
export function plannedReset(change: Partial<Change> = {}): Change {
  return planned({
    kind: 'reset-offsets',
    title: 'Reset offsets of billing',
    summary: '30 records are read again.',
    verb: 'Reset 2 offsets',
    undo: { possible: true, reason: null },
    resources: [{ type: 'group', name: 'billing' }],
    effects: [
      { resource: 'orders-0', field: 'offset', before: '10', after: '0', records: { count: '10', word: 'read again' } },
      { resource: 'orders-1', field: 'offset', before: '20', after: '0', records: { count: '20', word: 'read again' } },
    ],
    ...change,
  });
}
