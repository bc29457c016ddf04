'use client';

import { useMemo } from 'react';
import { ActionButton, useActions } from '@/components/ui/actions.tsx';
import { useReadOnly } from '@/components/ui/read-only.tsx';
import { useProduce } from './produce-provider.tsx';

/** Opens the produce form from the head of a topic's pages and from the palette. */
export function ProduceButton({ topic }: { topic: string }) {
  const { start } = useProduce();
  const disabled = useReadOnly();
  const action = useMemo(
    () => ({ id: `produce ${topic}`, label: 'Produce…', about: topic, disabled, run: () => start() }),
    [topic, disabled, start],
  );
  useActions(useMemo(() => [action], [action]));
  return <ActionButton action={action} />;
}
