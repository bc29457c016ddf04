'use client';

import { useEffect, useRef } from 'react';
import type { FeedState } from './feed.ts';
import type { Marks } from './use-marks.ts';

/** The box in the head: all records of the list. */
export function MarkAll({ marks, feed: { rows, count } }: { marks: Marks; feed: FeedState }) {
  const box = useRef<HTMLInputElement>(null);
  const some = marks.records.length > 0;
  const all = some && marks.records.length >= count;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some && !all;
  }, [some, all]);
  return (
    <th className="pick">
      <input
        ref={box}
        type="checkbox"
        className="check"
        aria-label="Select all records of the list"
        checked={all}
        onChange={({ target }) => marks.only(target.checked ? rows.slice(0, count) : [])}
      />
    </th>
  );
}
