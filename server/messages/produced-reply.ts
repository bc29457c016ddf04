import type { WrittenList, WrittenRecord } from '../../lib/contracts/produce.ts';
import { AppError, type Outcome } from '../../lib/errors.ts';
import type { Written } from '../kafka/writer/delivery.ts';

/** One record's place, or a list with what became of each. Throws the first error when nothing was written. */
export function producedReply(outcomes: readonly Outcome<Written>[], list: boolean): WrittenRecord | WrittenList {
  const items = outcomes.map((outcome) =>
    outcome.ok
      ? placeOf(outcome.value)
      : { error: { code: outcome.error.code as string, message: outcome.error.message } },
  );
  const failures = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const [first] = failures;
  const [only] = items;
  if (!list && only && 'partition' in only) return only;
  if (first && failures.length === items.length) throw list ? noneWritten(first, items) : first;
  return { items, written: items.length - failures.length, failed: failures.length };
}

function placeOf({ partition, offset, timestamp }: Written): WrittenRecord {
  return { partition, offset: offset?.toString() ?? null, timestamp: timestamp.toString() };
}

function noneWritten(first: AppError, items: WrittenList['items']): AppError {
  const message = items.length === 1 ? first.message : `No record of the list was written. The first: ${first.message}`;
  return new AppError(first.code, message, { details: { ...first.details, items }, cause: first.cause });
}
