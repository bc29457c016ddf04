'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Change } from '@/lib/contracts/changes.ts';
import { changeQuery } from '@/lib/queries/changes.ts';
import { routes } from '@/lib/routes.ts';
import { CommandBox } from '../plan/command-box.tsx';
import { EffectsTable } from '../plan/effects-table.tsx';
import { PlanNotes } from '../plan/plan-notes.tsx';
import { usePlan } from '../plan/plan-provider.tsx';
import { type Action, useActions } from '../ui/actions.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { Section } from '../ui/section.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { ChangeVerdict } from './change-verdict.tsx';
import { changeStates } from './change-words.ts';
import { whyNoUndo } from './undoable.ts';

/** One change: how it went, who asked for it, the plan as it was, and the way back. */
export function ChangePage({ cluster, change }: { cluster: string; change: string }) {
  const query = useQuery(changeQuery(cluster, change));
  const { data, error } = query;
  if (error?.code === 'CHANGE_NOT_FOUND') return <NoChange cluster={cluster} />;
  return (
    <>
      <PageHead
        title={data?.title ?? <Skeleton width={280} />}
        marks={
          data && (
            <Badge state={changeStates[data.state].state} fill>
              {changeStates[data.state].word}
            </Badge>
          )
        }
        actions={data && <Undo change={data} />}
      />
      <Failure query={query} what="The change" />
      {data && <Details cluster={cluster} change={data} />}
    </>
  );
}

function Details({ cluster, change }: { cluster: string; change: Change }) {
  return (
    <>
      <p className="t2 text-14 mt-2">{change.summary}</p>
      <ChangeVerdict cluster={cluster} change={change} />
      <ChangeFacts cluster={cluster} change={change} />
      <div className="change-parts">
        {change.effects.length > 0 && <EffectsTable heading="h2" effects={change.effects} results={change.results} />}
        {change.command !== '' && <CommandBox heading="h2" command={change.command} />}
      </div>
      {change.warnings.length > 0 && (
        <Section title="What the plan warned of">
          <PlanNotes warnings={change.warnings} />
        </Section>
      )}
    </>
  );
}

function Undo({ change }: { change: Change }) {
  const { undo } = usePlan();
  const readOnly = useReadOnly();
  const { id, title } = change;
  const why = whyNoUndo(change, readOnly);
  const actions = useMemo<Action[]>(
    () => [{ id: 'undo', label: 'Undo…', about: title, disabled: why ?? null, run: () => undo(id) }],
    [title, why, undo, id],
  );
  useActions(actions);
  return (
    <Button disabledReason={why} onClick={() => undo(id)}>
      Undo…
    </Button>
  );
}

function NoChange({ cluster }: { cluster: string }) {
  return (
    <Empty
      page
      title="There is no such change"
      actions={
        <ButtonLink size="sm" href={routes.changes(cluster)}>
          All changes
        </ButtonLink>
      }
    >
      The history of this cluster has no entry at this address.
    </Empty>
  );
}
