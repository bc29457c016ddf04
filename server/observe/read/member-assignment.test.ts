import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAssignment } from './member-assignment.ts';

// As Kafka's Java client writes it: version 3, [("orders", [0, 2])], no user data.
const java = Buffer.from(
  '0003000000010006' + '6f7264657273' + '00000002' + '00000000' + '00000002' + 'ffffffff',
  'hex',
);

test('reads what the Java client assigns', () => {
  expect(decodeAssignment(java, 'consumer')).toEqual({
    assignment: [{ topic: 'orders', partitions: [0, 2] }],
    problem: null,
  });
});

test('reads a version that is newer than any known', () => {
  const newer = Buffer.from(java);
  newer.writeInt16BE(9, 0);
  expect(decodeAssignment(newer, 'consumer').assignment).toEqual([{ topic: 'orders', partitions: [0, 2] }]);
});

test('a member that has not been given anything yet has no problem', () => {
  expect(decodeAssignment(Buffer.alloc(0), 'consumer')).toEqual({ assignment: [], problem: null });
});

test('says that a Connect worker is not a consumer', () => {
  expect(decodeAssignment(Buffer.from([0, 1, 2]), 'connect').problem?.code).toBe('NOT_A_CONSUMER');
});

test.each([
  ['one byte', '00'],
  ['cut off in the middle', java.subarray(0, 12).toString('hex')],
  ['a count of two billion', '00037fffffff'],
  ['a negative version', 'ffff00000000'],
])('says that the bytes cannot be read: %s', (_, hex) => {
  expect(decodeAssignment(Buffer.from(hex, 'hex'), 'consumer')).toMatchObject({
    assignment: [],
    problem: { code: 'ASSIGNMENT_UNREADABLE' },
  });
});

test('no bytes make it fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { assignment, problem } = decodeAssignment(Buffer.from(bytes), 'consumer');
      expect(problem === null || assignment.length === 0).toBe(true);
    }),
  );
});
