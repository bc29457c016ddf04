'use client';

import { useEffect, useRef } from 'react';
import type { Selection } from './use-selection.ts';

/** The box before a row. */
export function SelectRow({ name, selection }: { name: string; selection: Selection }) {
  return (
    <td className="select-cell">
      <input
        type="checkbox"
        className="check"
        aria-label={`Select ${name}`}
        checked={selection.has(name)}
        onChange={({ target }) => selection.set([name], target.checked)}
      />
    </td>
  );
}

/** The box in the head: all rows of this page. */
export function SelectPage({ names, selection }: { names: readonly string[]; selection: Selection }) {
  const box = useRef<HTMLInputElement>(null);
  const chosen = names.filter(selection.has).length;
  const partly = chosen > 0 && chosen < names.length;

  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);

  return (
    <th className="select-cell" scope="col">
      <input
        ref={box}
        type="checkbox"
        className="check"
        aria-label="Select all on this page"
        checked={names.length > 0 && chosen === names.length}
        onChange={({ target }) => selection.set(names, target.checked)}
      />
    </th>
  );
}
