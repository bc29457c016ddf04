import type { RecordInput } from '../../lib/contracts/produce.ts';
import { AppError } from '../../lib/errors.ts';
import { partitionOf } from '../kafka/partitioners/partition-of.ts';

interface Place {
  partition: number;
  /** -1: it has none at the moment. */
  leader: number;
}

interface Placing {
  record: Pick<RecordInput, 'partition' | 'partitioner'>;
  key: Buffer | null;
  /** How the record is called in the request: empty for the only one, `3.` for one of a list. */
  path: string;
}

/**
 * The partition of each record: as asked for, as its key decides, or one that has a leader. A key's partition is never
 * changed, leader or not: consumers rely on it. `random(n)` gives a whole number below n. Throws BAD_REQUEST for a
 * partition that the topic does not have.
 */
export function placeRecords(
  records: readonly Placing[],
  partitions: readonly Place[],
  random: (below: number) => number,
): number[] {
  const known = new Set(partitions.map(({ partition }) => partition));
  const led = partitions.filter(({ leader }) => leader >= 0).map(({ partition }) => partition);
  const free = led.length > 0 ? led : [...known];
  let turn = random(free.length);
  return records.map(({ record: { partition, partitioner = 'murmur2' }, key, path }) => {
    if (partition !== undefined) {
      if (!known.has(partition)) throw noPartition(`${path}partition`, partition, partitions.length);
      return partition;
    }
    const decided = partitionOf(partitioner, key, partitions.length);
    if (decided !== null) return decided;
    return free[partitioner === 'roundRobin' ? turn++ % free.length : random(free.length)] as number;
  });
}

function noPartition(field: string, partition: number, count: number): AppError {
  const problem = `must be below ${count}, the number of partitions of the topic, not ${partition}`;
  return new AppError('BAD_REQUEST', `The field \`${field}\` ${problem}.`, {
    details: { fields: [{ in: 'body', field, problem }] },
  });
}
