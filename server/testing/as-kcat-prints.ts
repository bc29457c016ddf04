import type { RecordToWrite } from '../kafka/records/encode-batch.ts';

/** Has kcat print of every record the time, every length and every byte; null has the length -1. */
export const kcatFormat = '%T %K:%k %S:%s %h\n';

/** What kcat prints of records with `kcatFormat`, as latin1. Of a header's value it prints what is before the first zero byte. */
export function asKcatPrints(records: readonly RecordToWrite[]): string {
  const latin1 = (given: Buffer | null) => given?.toString('latin1') ?? '';
  const lines = records.map(({ timestamp, key, value, headers }) => {
    const each = headers.map((one) => `${latin1(one.key)}=${one.value ? latin1(one.value).split('\0')[0] : 'NULL'}`);
    return `${timestamp} ${key?.length ?? -1}:${latin1(key)} ${value?.length ?? -1}:${latin1(value)} ${each.join()}\n`;
  });
  return lines.join('');
}
