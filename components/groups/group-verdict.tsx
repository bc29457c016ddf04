import type { GroupDetail, GroupPartition } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { routes } from '@/lib/routes.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { splitVerdict } from './words.ts';

/** What is to be said first. Trouble is a note with the way on; all is well in one quiet line. */
export function GroupVerdict({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const { status, verdict, partitions } = group;
  const { state } = groupState[status];
  if (status === 'OK' || status === 'EMPTY') {
    return (
      <p className="verdict mt-3" data-state={state}>
        <Icon name={state} className="state-icon" />
        <span className="t2">{verdict}</span>
      </p>
    );
  }
  const { title, rest } = splitVerdict(verdict);
  const stuck = partitions.find((one) => one.status === 'STALLED' && one.committed !== null);
  return (
    <Note
      className="mt-3"
      state={state}
      title={title}
      actions={
        stuck && (
          <ButtonLink size="sm" href={nextRecord(cluster, stuck)}>
            Show the next record
          </ButtonLink>
        )
      }
    >
      {rest}
    </Note>
  );
}

/** Where the messages go on for this partition: at what the group reads next. */
export function nextRecord(cluster: string, { topic, partition, committed }: GroupPartition): string {
  return `${routes.topicMessages(cluster, topic)}?order=oldest&from=${committed ?? 'earliest'}&partitions=${partition}`;
}
