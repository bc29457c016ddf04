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

interface PreviewProps {
  payload: Payload | null;
  find: Find | null;
  /** Characters at most. */
  length?: number | undefined;
}

/** The beginning of a payload in one line, or where the search found something in it. */
export function Preview({ payload, find, length }: PreviewProps): ReactNode {
  if (payload === null) return <i className="null">null</i>;
  if (payload.size === 0) return <span className="t3">empty</span>;
  const words = <Marked text={payload.text} find={find} length={length} />;
  return payload.serde === 'hex' || payload.serde === 'base64' ? <span className="t2">{words}</span> : words;
}

interface MarkedProps {
  text: string;
  find: Find | null;
  length?: number | undefined;
}

/** The beginning of a text, or what stands around the match. */
export function Marked({ text: whole, find, length = previewLength }: MarkedProps): ReactNode {
  const match = find?.exec(whole);
  const start = match && match.index > 2 * leadLength ? match.index - leadLength : 0;
  const text = whole.slice(start, start + length);
  if (!match) return shown(text);
  const at = match.index - start;
  return (
    <>
      {start > 0 && '…'}
      {shown(text.slice(0, at))}
      <mark>{shown(text.slice(at, at + match[0].length))}</mark>
      {shown(text.slice(at + match[0].length))}
    </>
  );
}
