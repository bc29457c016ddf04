import type { GroupStatus } from '@/lib/contracts/groups.ts';
import { groupState } from '@/lib/format/group-status.ts';
import { Badge } from '../ui/badge.tsx';

/** The verdict as shape, word and colour. */
export function StatusBadge({ status, fill = false }: { status: GroupStatus; fill?: boolean }) {
  const { state, word } = groupState[status];
  return (
    <Badge state={state} fill={fill}>
      {word}
    </Badge>
  );
}

/** The tint of what needs a look; everything else stays grey. */
export function tint(status: GroupStatus): 'warning' | 'critical' | undefined {
  const { state } = groupState[status];
  return state === 'warning' || state === 'critical' ? state : undefined;
}
