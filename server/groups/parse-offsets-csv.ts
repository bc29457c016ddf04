import { AppError } from '../../lib/errors.ts';
import type { TopicPartition } from '../kafka/routing.ts';
import { wrongField } from '../topics/named-topics.ts';

export interface CsvOffset extends TopicPartition {
  offset: bigint;
}

/** The greatest int64. */
export const MAX_OFFSET = 2n ** 63n - 1n;
const MAX_PARTITION = 2 ** 31 - 1;
const FIELD = /\s*(?:"((?:[^"]|"")*)"|([^",]*?))\s*(,|$)/y;
const FORM = 'must be topic,partition,offset';

/**
 * Offsets as `kafka-consumer-groups --export` writes them and `--from-file` takes them: `topic,partition,offset`, or
 * with the group before it where several groups were exported; a head and blank lines may be there. Throws BAD_REQUEST
 * that names the line.
 */
export function parseOffsetsCsv(text: string, group: string): CsvOffset[] {
  const offsets: CsvOffset[] = [];
  const seen = new Map<string, number>();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '' || (offsets.length === 0 && isHead(line))) continue;
    const row = parseLine(line, index + 1, group);
    const key = `${row.partition} ${row.topic}`;
    const before = seen.get(key);
    if (before !== undefined)
      throw wrong(index + 1, `names partition ${row.partition} of ${row.topic} as line ${before} does`);
    seen.set(key, index + 1);
    offsets.push(row);
  }
  if (offsets.length === 0) throw wrongField('to.csv', `holds no offsets; a line of it ${FORM}`);
  return offsets;
}

/** The same form again, as `--from-file` takes it. */
export function formatOffsetsCsv(offsets: readonly CsvOffset[]): string {
  return offsets.map(({ topic, partition, offset }) => `${topic},${partition},${offset}`).join('\n');
}

function isHead(line: string): boolean {
  return /^\s*"?(group"?\s*,\s*"?)?topic"?\s*,\s*"?partition"?\s*,\s*"?offset"?\s*$/i.test(line);
}

function parseLine(line: string, number: number, group: string): CsvOffset {
  const fields = splitFields(line);
  if (fields === null) throw wrong(number, 'has a quote that is not closed or not at the edge of a field');
  const [first, ...rest] = fields;
  if (fields.length === 4 && first !== group) throw wrong(number, `is of group ${first}, not of ${group}`);
  const [topic = '', partition = '', offset = ''] = fields.length === 4 ? rest : fields;
  if (fields.length < 3 || fields.length > 4) throw wrong(number, `has ${fields.length} fields; it ${FORM}`);
  if (topic === '') throw wrong(number, 'names no topic');
  if (!/^\d{1,10}$/.test(partition) || Number(partition) > MAX_PARTITION) {
    throw wrong(number, `has "${partition}" where a partition must be`);
  }
  if (!/^\d{1,19}$/.test(offset) || BigInt(offset) > MAX_OFFSET) {
    throw wrong(number, `has "${offset}" where an offset must be`);
  }
  return { topic, partition: Number(partition), offset: BigInt(offset) };
}

function splitFields(line: string): string[] | null {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (true) {
    const [, quoted, plain, end] = FIELD.exec(line) ?? [];
    if (end === undefined) return null;
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '') return fields;
  }
}

function wrong(line: number, problem: string): AppError {
  return new AppError('BAD_REQUEST', `Line ${line} of the CSV ${problem}.`, {
    details: { line, fields: [{ in: 'body', field: 'to.csv', problem: `line ${line} ${problem}` }] },
  });
}
