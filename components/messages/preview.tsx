import type { ReactNode } from 'react';
import type { Payload } from '@/lib/contracts/messages.ts';
import { shown } from '@/lib/json/words.ts';
import type { QueryText } from './query.ts';

/** A text that was searched for, with small and capital letters alike or not. */
export type Find = RegExp;

export function findOf({ search, case: letters }: Pick<QueryText, 'search' | 'case'>): Find | null {
  if (search === '') return null;
  return new RegExp(search.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), letters === 'insensitive' ? 'i' : '');
}

/** More than a line can show; keeps rows of large records light. */
const previewLength = 400;
/** How much stands before a match that lies further behind. */
const leadLength = 30;

/** The beginning of a payload in one line, or where the search found something in it. */
export function Preview({ payload, find }: { payload: Payload | null; find: Find | null }): ReactNode {
  if (payload === null) return <i className="null">null</i>;
  if (payload.size === 0) return <span className="t3">empty</span>;
  const match = find?.exec(payload.text);
  const start = match && match.index > 2 * leadLength ? match.index - leadLength : 0;
  const text = payload.text.slice(start, start + previewLength);
  const at = match ? match.index - start : 0;
  const words = match ? (
    <>
      {start > 0 && '…'}
      {shown(text.slice(0, at))}
      <mark>{shown(text.slice(at, at + match[0].length))}</mark>
      {shown(text.slice(at + match[0].length))}
    </>
  ) : (
    shown(text)
  );
  return payload.serde === 'hex' || payload.serde === 'base64' ? <span className="t2">{words}</span> : words;
}
