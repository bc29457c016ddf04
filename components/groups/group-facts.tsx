import type { GroupDetail } from '@/lib/contracts/groups.ts';
import { plural } from '@/lib/format/number.ts';
import { Facts } from '../ui/facts.tsx';
import { Duration, Num, Rate } from '../ui/quantity.tsx';
import { Unknown } from '../ui/unknown.tsx';
import { catchUpWords } from './words.ts';

const tooNew = 'Too little was seen of it yet. Rates and delays need some samples.';

/** Key numbers of a group in one line. */
export function GroupFacts({ group }: { group: GroupDetail }) {
  const { members, partitions, error } = group;
  const why =
    error?.message ?? (partitions.every(({ committed }) => committed === null) ? 'Nothing is committed.' : tooNew);
  const catchUp = catchUpWords(group);
  return (
    <Facts
      big
      items={[
        { label: 'Lag now', value: <Num value={group.lag} unknown={why} unit="records" /> },
        {
          label: 'Behind by',
          value: (
            <span title="How long ago the end of the log was where the group is now; its worst partition">
              <Duration value={group.lagSeconds} unknown={why} />
            </span>
          ),
        },
        { label: 'Reads', value: <Rate value={group.consumedPerSecond} unknown={why} /> },
        { label: 'Comes in', value: <Rate value={group.producedPerSecond} unknown={why} /> },
        {
          label: 'Catches up',
          value:
            catchUp.value === null ? (
              <Unknown reason={why} />
            ) : (
              <>
                {catchUp.value} {catchUp.note && <small>{catchUp.note}</small>}
              </>
            ),
        },
        {
          label: 'Members',
          value: (
            <>
              <Num value={members?.length ?? null} unknown={error?.message ?? 'The coordinator did not tell.'} />{' '}
              <small>{plural(partitions.length, 'partition')}</small>
            </>
          ),
        },
      ]}
    />
  );
}
