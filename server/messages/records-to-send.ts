import type { RecordInput } from '../../lib/contracts/produce.ts';
import { AppError } from '../../lib/errors.ts';
import type { RecordToSend } from '../kafka/writer/lanes.ts';
import { placeRecords } from './place-records.ts';
import { recordToWrite } from './records-to-write.ts';

interface Circumstances {
  list: boolean;
  /** As the cluster's metadata has them. */
  partitions: readonly { partitionIndex: number; leaderId: number }[];
  /** Milliseconds since 1970, for records that name no time. */
  now: number;
  random: (below: number) => number;
}

/** The records with their bytes and their partitions. Throws BAD_REQUEST that names the field. */
export function recordsToSend(
  topic: string,
  records: readonly RecordInput[],
  { list, partitions, now, random }: Circumstances,
): RecordToSend[] {
  const toWrite = records.map((record) => recordToWrite(record, now));
  const places = placeRecords(
    records.map((record, index) => ({ record, key: toWrite[index]?.key ?? null, path: list ? `${index}.` : '' })),
    partitions.map(({ partitionIndex, leaderId }) => ({ partition: partitionIndex, leader: leaderId })),
    random,
  );
  return toWrite.map((record, index) => ({ ...record, topic, partition: places[index] as number }));
}

type BatchSettings = { acks: NonNullable<RecordInput['acks']>; codec: NonNullable<RecordInput['compression']> };

/** What holds for a batch as a whole. Throws BAD_REQUEST when its records say different things. */
export function batchSettings(records: readonly RecordInput[]): BatchSettings {
  const agreed = <Name extends 'acks' | 'compression'>(name: Name): RecordInput[Name] => {
    const index = records.findIndex((record) => record[name] !== records[0]?.[name]);
    if (index === -1) return records[0]?.[name];
    const field = `${index}.${name}`;
    const problem = 'must be the same in every record of a list: they are one batch';
    throw new AppError('BAD_REQUEST', `The field \`${field}\` ${problem}.`, {
      details: { fields: [{ in: 'body', field, problem }] },
    });
  };
  return { acks: agreed('acks') ?? 'all', codec: agreed('compression') ?? 'none' };
}
