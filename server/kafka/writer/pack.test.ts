import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSize, type RecordToWrite } from '../records/encode-batch.ts';
import { halves, pack } from './pack.ts';
import { advance, nextEpoch, startOf, unnumbered } from './position.ts';

const record = (size: number, timestamp = 0n): RecordToWrite => ({
  key: null,
  value: Buffer.alloc(size),
  headers: [],
  timestamp,
});

describe('batches', () => {
  it('hold all records in their order, fit, and are as few as that allows', () => {
    const records = fc.array(
      fc.tuple(fc.nat(900), fc.bigInt({ min: -1n, max: 2n ** 62n })).map((given) => record(...given)),
      { minLength: 1 },
    );
    const property = fc.property(records, fc.integer({ min: 200, max: 3_000 }), (all, most) => {
      const batches = pack(all, (each) => each, most);
      expect(batches.flat()).toEqual(all);
      for (const [n, batch] of batches.entries()) {
        if (batch.length > 1) expect(batchSize(batch)).toBeLessThanOrEqual(most);
        const next = batches[n + 1]?.[0];
        if (next) expect(batchSize([...batch, next])).toBeGreaterThan(most);
      }
    });
    fc.assert(property);
  });

  it('are halved without loss', () => {
    expect(halves([1, 2, 3])).toEqual([[1, 2], [3]]);
  });
});

describe('sequence numbers', () => {
  const start = startOf({ id: 7n, epoch: 2 });

  it('go on by the number of records, and after 2^31 - 1 comes 0', () => {
    expect(advance(start, 5)).toEqual({ producerId: 7n, producerEpoch: 2, baseSequence: 5 });
    expect(advance({ ...start, baseSequence: 2 ** 31 - 2 }, 2).baseSequence).toBe(0);
    expect(advance({ ...start, baseSequence: 2 ** 31 - 2 }, 5).baseSequence).toBe(3);
  });

  it('begin anew with the next epoch, as long as there is one', () => {
    expect(nextEpoch({ ...start, baseSequence: 9 })).toEqual({ producerId: 7n, producerEpoch: 3, baseSequence: 0 });
    expect(nextEpoch({ ...start, producerEpoch: 0x7fff })).toBeNull();
  });

  it('mean nothing to a producer that is not idempotent', () => {
    expect(advance(unnumbered, 5)).toBe(unnumbered);
    expect(nextEpoch(unnumbered)).toBe(unnumbered);
  });
});
