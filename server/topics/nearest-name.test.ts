import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

const known = ['cleanup.policy', 'retention.bytes', 'retention.ms', 'segment.ms', 'min.insync.replicas'];

test.each([
  ['retention.msec', 'retention.ms'],
  ['retentionMs', 'retention.ms'],
  ['RETENTION_BYTES', 'retention.bytes'],
  ['cleanup.polcy', 'cleanup.policy'],
  ['min.insync.replica', 'min.insync.replicas'],
  ['colour', null],
  ['', null],
])('whoever writes %j is told %j', (written, meant) => {
  expect(nearestName(written, known)).toBe(meant);
});
