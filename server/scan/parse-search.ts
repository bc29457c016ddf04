import type { MessageQuery } from '../../lib/contracts/messages.ts';
import { AppError } from '../../lib/errors.ts';
import { partitionOf } from '../kafka/partitioners/partition-of.ts';
import type { Field, Literal } from './literal.ts';

const known: readonly Field[] = ['key', 'value', 'headers'];

/** What every record of the answer must hold. Throws BAD_REQUEST that names the parameter and what it must be. */
export function parseSearch({ search, searchIn, case: letters, key }: MessageQuery): Literal[] {
  const literals: Literal[] = [];
  if (key !== undefined) literals.push({ kind: 'key', key: Buffer.from(key) });
  if (search !== undefined) {
    literals.push({ kind: 'text', text: search, fields: parseFields(searchIn), ignoreCase: letters === 'insensitive' });
  }
  return literals;
}

function parseFields(text: string): Field[] {
  const names = text.split(',');
  const wrong = names.find((name) => !known.includes(name as Field));
  if (wrong === undefined) return known.filter((field) => names.includes(field));
  throw badRequest('searchIn', `must list some of ${known.join(', ')}, not "${wrong}"`);
}

/**
 * The one partition where producers with this partitioner put the key; null: every partition is looked at. `partitions`
 * are those that were asked for. Throws BAD_REQUEST when the parameters contradict each other.
 */
export function partitionOfKey(
  { key, keyPartitioner }: Pick<MessageQuery, 'key' | 'keyPartitioner'>,
  count: number,
  partitions: readonly number[] | null,
): number | null {
  if (keyPartitioner === undefined) return null;
  if (key === undefined) throw badRequest('keyPartitioner', 'needs a `key`');
  const partition = partitionOf(keyPartitioner, Buffer.from(key), count);
  if (partition === null || !partitions || partitions.includes(partition)) return partition;
  throw badRequest(
    'partitions',
    `leaves out ${partition}, where ${keyPartitioner} puts this key; leave out \`partitions\` or \`keyPartitioner\``,
  );
}

function badRequest(field: string, problem: string): AppError {
  return new AppError('BAD_REQUEST', `The parameter \`${field}\` ${problem}.`, {
    details: { fields: [{ in: 'query', field, problem }] },
  });
}
