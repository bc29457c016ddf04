import { useMemo, useState } from 'react';

interface Steady<Row> {
  rows: readonly Row[];
  /** For the table's body: while the pointer is over it, a refresh does not move rows. */
  pointer: { onPointerEnter: () => void; onPointerLeave: () => void };
}

/**
 * Keeps rows where they are while the pointer is over them: values change in place, vanished rows go, new ones come last.
 * `view` names what the reader asked for (sort, page, search); asking for something else orders afresh.
 */
export function useSteadyOrder<Row>(rows: readonly Row[], rowKey: (row: Row) => string, view: string): Steady<Row> {
  const [held, setHeld] = useState<{ view: string; keys: readonly string[] } | null>(null);
  if (held && held.view !== view) setHeld({ view, keys: rows.map(rowKey) });

  const ordered = useMemo(
    () => (held && held.view === view ? arrange(rows, rowKey, held.keys) : rows),
    [rows, rowKey, held, view],
  );

  return {
    rows: ordered,
    pointer: {
      onPointerEnter: () => setHeld({ view, keys: ordered.map(rowKey) }),
      onPointerLeave: () => setHeld(null),
    },
  };
}

function arrange<Row>(rows: readonly Row[], rowKey: (row: Row) => string, keys: readonly string[]): readonly Row[] {
  const place = new Map(keys.map((key, index) => [key, index]));
  const at = (row: Row) => place.get(rowKey(row)) ?? keys.length;
  return [...rows].sort((a, b) => at(a) - at(b));
}
