import { expect, test } from 'vitest';
import { streamsAssignment } from './streams-assignment.ts';

const subtopologies = [
  { subtopologyId: '0', sourceTopics: ['orders', 'customers'], repartitionSourceTopics: [] },
  { subtopologyId: '1', sourceTopics: ['orders'], repartitionSourceTopics: [{ name: 'by-country' }] },
];

test('a task reads its partition of every topic of its subtopology, repartitioned ones too', () => {
  const tasks = [
    { subtopologyId: '0', partitions: [2, 0] },
    { subtopologyId: '1', partitions: [0, 1] },
  ];
  expect(streamsAssignment(tasks, subtopologies)).toEqual([
    { topic: 'orders', partitions: [0, 1, 2] },
    { topic: 'customers', partitions: [0, 2] },
    { topic: 'by-country', partitions: [0, 1] },
  ]);
});

test('a task of a topology that is not known yet reads nothing', () => {
  expect(streamsAssignment([{ subtopologyId: '7', partitions: [0] }], subtopologies)).toEqual([]);
});
