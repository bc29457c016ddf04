import { Button } from '@/components/ui/button.tsx';
import { Empty } from '@/components/ui/empty.tsx';
import type { Partition } from '@/lib/contracts/topics.ts';
import { formatInteger, plural } from '@/lib/format/number.ts';
import type { FeedState } from './feed.ts';
import { isSelective, queryDefaults } from './query.ts';
import { range, totals, type Words } from './verdict.ts';

interface NoRecordsProps {
  feed: FeedState;
  words: Words;
  /** The topic's partitions; null while they are not known. */
  partitions: readonly Partition[] | null;
  onEverything: () => void;
}

/** The scan is complete and found nothing: where it looked, and what the topic holds. */
export function NoRecords({ feed, words, partitions, onEverything }: NoRecordsProps) {
  const { from, to, partitions: chosen } = words.query;
  const selective = isSelective(words.query);
  const whole = from === queryDefaults.from && to === queryDefaults.to && chosen === queryDefaults.partitions;
  const everything = whole && !selective;
  const examined = explain(feed, selective);
  return (
    <Empty
      title={
        everything && examined === ''
          ? 'No records in this topic'
          : `No ${selective ? 'matches' : 'records'} ${range(feed, words)}`
      }
      actions={
        !everything && (
          <Button size="sm" onClick={onEverything}>
            Look at everything
          </Button>
        )
      }
    >
      {examined} {held(partitions)}
    </Empty>
  );
}

/** Why offsets were examined and yet nothing is shown; nothing when there were none. */
function explain(feed: FeedState, selective: boolean): string {
  const offsets =
    feed.pages[0]?.plan?.partitions.some(({ start, end }) => BigInt(end ?? 0) > BigInt(start ?? 0)) ?? false;
  const { scanned, partitions } = totals(feed);
  if (scanned > 0n && selective) return `${plural(scanned, 'record')} ${scanned === 1n ? 'was' : 'were'} examined.`;
  if (scanned > 0n) return `${plural(scanned, 'record')} beside the range ${scanned === 1n ? 'was' : 'were'} examined.`;
  const where = plural(partitions, 'partition');
  return offsets ? `The offsets in ${where} hold none any more: compacted away, or part of aborted transactions.` : '';
}

/** `The topic holds offsets 120 to 499 in partition 0.` */
function held(partitions: readonly Partition[] | null): string {
  const known = partitions?.flatMap(({ partition, startOffset, endOffset }) => {
    return startOffset === null || endOffset === null
      ? []
      : [{ partition, start: BigInt(startOffset), end: BigInt(endOffset) }];
  });
  if (!known || known.length === 0) return '';
  const filled = known.filter(({ start, end }) => end > start);
  if (filled.length === 0)
    return `${known.length === 1 ? 'Its one partition is' : `All ${formatInteger(known.length)} partitions are`} empty.`;
  const parts = filled
    .slice(0, 4)
    .map(
      ({ partition, start, end }) => `${formatInteger(start)} to ${formatInteger(end - 1n)} in partition ${partition}`,
    );
  const more =
    filled.length > parts.length ? ` and more in ${plural(filled.length - parts.length, 'other partition')}` : '';
  return `The topic holds offsets ${parts.join(', ')}${more}.`;
}
