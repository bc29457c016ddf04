import { useEffect, useState } from 'react';

/** What was typed, once typing pauses; nothing at once. */
export function useSettled(typed: string, pauseMs = 120): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typed === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return settled;
}
