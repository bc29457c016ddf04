/**
 * A trace's cursor is those of its topics, in their order. Each has the trace's fingerprint, so that they belong together.
 */
import { AppError } from '../../../lib/errors.ts';
import { type Cursor, MAX_CURSOR_LENGTH, packCursor, readCursor } from '../cursor.ts';

const BETWEEN = '.';

/** Null: the positions of so many partitions don't fit. */
export function joinCursors(cursors: readonly Cursor[]): string | null {
  const text = cursors.map(packCursor).join(BETWEEN);
  return text.length > MAX_CURSOR_LENGTH ? null : text;
}

/** Throws CURSOR_INVALID when the text is no cursor of this trace. */
export function splitCursors(text: string, query: string, topics: number): Cursor[] {
  const cursors = text.split(BETWEEN).map((each) => readCursor(each, query));
  if (cursors.length === topics) return cursors;
  throw new AppError('CURSOR_INVALID', 'The cursor is of other topics. Start the trace again.');
}
