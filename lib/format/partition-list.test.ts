import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPartitions, writePartitions } from './partition-list.ts';

describe('a choice of partitions', () => {
  it('is written as short as it can be and reads back the same', () => {
    expect(writePartitions([7, 0, 3, 5, 6], 12)).toBe('0,3,5-7');
    expect(writePartitions([0, 1], 12)).toBe('0,1');
    expect(writePartitions([0, 1, 2], 3)).toBe('');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200), { minLength: 1 }), (partitions) => {
        const sorted = [...partitions].sort((a, b) => a - b);
        expect(readPartitions(writePartitions(partitions, 1_000))).toEqual(sorted);
      }),
    );
  });

  it('is not guessed from what it can not mean', () => {
    for (const wrong of ['a', '1-', '5-3', '1,,2', '-1']) expect(readPartitions(wrong)).toBeNull();
  });
});
