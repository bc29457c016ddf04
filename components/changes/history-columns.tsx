import type { ChangeSummary } from '@/lib/contracts/changes.ts';
import { routes } from '@/lib/routes.ts';
import type { Column } from '../table/column.ts';
import { RowLink } from '../table/row-link.tsx';
import { Badge } from '../ui/badge.tsx';
import { Time } from '../ui/time.tsx';
import { changeStates, kindWord } from './change-words.ts';
import { ResourceLinks } from './resource-links.tsx';
import { UndoCell } from './undo-cell.tsx';

/** Columns of the history; the server sorts, newest first. */
export function historyColumns(cluster: string): Column<ChangeSummary>[] {
  return [
    {
      id: 'title',
      header: 'Change',
      place: 'a',
      className: 'long',
      width: 280,
      cell: ({ id, title, summary, undoOf }) => (
        <>
          <RowLink className="name" href={routes.change(cluster, id)}>
            {title}
          </RowLink>
          <span className="sub">
            {undoOf !== null && 'Takes an earlier change back. '}
            {summary}
          </span>
        </>
      ),
    },
    {
      id: 'at',
      header: 'When',
      place: 'c',
      className: 't2',
      width: 120,
      cell: ({ appliedAt, plannedAt }) => <Time at={appliedAt ?? plannedAt} date relative />,
    },
    { id: 'actor', header: 'Who', place: 'd', className: 't2', width: 80, cell: ({ actor }) => actor },
    { id: 'kind', header: 'Kind', className: 't2', width: 80, cell: ({ kind }) => kindWord(kind) },
    {
      id: 'resources',
      header: 'On',
      width: 120,
      cell: ({ resources }) => <ResourceLinks cluster={cluster} resources={resources} most={2} />,
    },
    {
      id: 'state',
      header: 'Result',
      place: 'b',
      width: 72,
      cell: ({ state }) => <Badge state={changeStates[state].state}>{changeStates[state].word}</Badge>,
    },
    {
      id: 'undo',
      header: 'Undo',
      hideHeader: true,
      className: 'right',
      width: 56,
      cell: (change) => <UndoCell cluster={cluster} change={change} />,
    },
  ];
}
