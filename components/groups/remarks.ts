import type { GroupPartition } from '@/lib/contracts/groups.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';

export interface Remark {
  /** A few words that stand in the row. */
  word: string;
  /** What happened, what it means, what to do. */
  sentence: string;
}

const words: Record<string, string> = {
  COMMITTED_BEYOND_END: 'beyond the end',
  ONLY_MARKERS: 'markers only',
  NO_COMMIT: 'no commit',
  TOPIC_NOT_FOUND: 'partition gone',
};

/** What is odd about a partition, the gravest first. */
export function remarksOf({ error, lost, committed, start, metadata }: GroupPartition): Remark[] {
  const remarks: Remark[] = [];
  if (error) remarks.push({ word: words[error.code] ?? 'not read', sentence: meaningOf(error) });
  if (lost !== null && BigInt(lost) > 0n) {
    const what = plural(lost, 'record was', 'records were');
    const where =
      committed !== null && start !== null
        ? `: it committed ${formatInteger(committed)}, the log begins at ${formatInteger(start)}`
        : '';
    remarks.push({
      word: `${formatInteger(lost)} lost`,
      sentence: `${what} deleted before the group read ${lost === '1' ? 'it' : 'them'}${where}. It goes on where its auto.offset.reset says; lag is counted from the start of the log.`,
    });
  }
  if (metadata) remarks.push({ word: 'note', sentence: `Committed with the note: ${metadata}` });
  return remarks;
}

function meaningOf({ code, message }: { code: string; message: string }): string {
  if (code !== 'COMMITTED_BEYOND_END') return message;
  return `${message} Its lag is not known, and its next fetch is out of range: it will jump to where its auto.offset.reset says.`;
}
