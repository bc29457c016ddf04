import { expect, test } from 'vitest';
import type { LagReply } from '@/lib/contracts/groups.ts';
import { chartRows, lagLines } from './lag-lines.ts';

function reply(...lags: (string | null)[][]): LagReply {
  return {
    step: 1000,
    from: 0,
    to: 3000,
    events: [],
    historySince: null,
    series: [
      { group: 'g', points: [[0, '999', null]] },
      ...lags.map((values, partition) => ({
        group: 'g',
        topic: 't',
        partition,
        points: values.map((lag, i): [number, string | null, number | null] => [
          i * 1000,
          lag,
          lag === null ? null : Number(lag) / 10,
        ]),
      })),
    ],
  };
}

test('a few partitions have a line each, the furthest behind first', () => {
  const lines = lagLines(reply(['1', '2'], ['5', '9']), 'records');
  expect(lines.map(({ label }) => label)).toEqual(['t-1', 't-0']);
});

test('many partitions are the worst four and the others added up', () => {
  const lines = lagLines(reply(['10'], ['20'], ['30'], ['40'], ['1'], ['2'], ['3']), 'records');
  expect(lines.map(({ label }) => label)).toEqual(['t-3', 't-2', 't-1', 't-0', 'other 3']);
  expect(lines.at(-1)?.points).toEqual([[0, 6]]);
});

test('of seconds the others show the worst, not a sum', () => {
  const lines = lagLines(reply(['10'], ['20'], ['30'], ['40'], ['1'], ['2'], ['3']), 'seconds');
  expect(lines.at(-1)?.points).toEqual([[0, 0.3]]);
});

test('a missing sample stays a gap, also among the others', () => {
  const lines = lagLines(reply(['10', '1'], ['20', '1'], ['30', '1'], ['40', '1'], ['1', null], ['2', '5']), 'records');
  expect(lines.at(-1)?.points).toEqual([
    [0, 3],
    [1000, null],
  ]);
  expect(chartRows(lines)[1]).toMatchObject({ at: 1000, others: null });
});
