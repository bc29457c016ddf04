'use client';

import { useState } from 'react';
import { plural } from '@/lib/format/number.ts';
import { usePlan } from '../plan/plan-provider.tsx';
import { refusalOf } from '../plan/refusal.ts';
import { ActionBar } from '../ui/action-bar.tsx';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

interface ConfigEditBarProps {
  topic: string;
  /** Null while one of them can't be read. */
  configs: Record<string, string | null> | null;
  count: number;
  /** What the console says against single settings, by name. */
  onRefused: (refused: ReadonlyMap<string, string>) => void;
  onDiscard: () => void;
  onApplied: () => void;
}

/** How many settings are changed so far, and the way to their plan. */
export function ConfigEditBar({ topic, configs, count, onRefused, onDiscard, onApplied }: ConfigEditBarProps) {
  const { propose } = usePlan();
  const [asking, setAsking] = useState(false);
  const [rest, setRest] = useState<string | null>(null);

  const review = async () => {
    if (!configs) return;
    setAsking(true);
    const error = await propose({ kind: 'alter-topic-configs', topic, configs }, { onApplied });
    setAsking(false);
    const places = Object.keys(configs).map((name) => `configs.${name}`);
    const refusal = refusalOf(error, places);
    setRest(refusal.rest);
    onRefused(new Map([...refusal.at].map(([place, problem]) => [place.slice('configs.'.length), problem])));
  };

  return (
    <ActionBar label="Changed settings" text={`${plural(count, 'setting')} changed`}>
      {rest !== null && <Note state="critical" title={rest} />}
      <Button size="sm" variant="ghost" onClick={onDiscard}>
        Discard
      </Button>
      <Button
        size="sm"
        variant="primary"
        busy={asking}
        disabledReason={configs ? undefined : 'A value above can’t be read yet'}
        onClick={review}
      >
        Review…
      </Button>
    </ActionBar>
  );
}
