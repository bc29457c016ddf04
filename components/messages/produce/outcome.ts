import type { WrittenList, WrittenRecord } from '@/lib/contracts/produce.ts';
import type { ApiError } from '@/lib/http/api-error.ts';

type Item = WrittenList['items'][number];

/** What became of a record: its place, or why it has none. */
export type RecordOutcome = { index: number } & (
  | { ok: true; written: WrittenRecord }
  | { ok: false; error: { code: string; message: string } }
);

/** Of one record or of a list, in the order in which they were sent. */
export function outcomesOf(reply: WrittenRecord | WrittenList): RecordOutcome[] {
  return ('items' in reply ? reply.items : [reply]).map(outcomeOf);
}

/** Of a list of which nothing was written; empty where the refusal was of the request. */
export function outcomesOfRefusal({ details }: ApiError): RecordOutcome[] {
  return Array.isArray(details?.items) ? (details.items as Item[]).map(outcomeOf) : [];
}

function outcomeOf(item: Item, index: number): RecordOutcome {
  return 'partition' in item ? { index, ok: true, written: item } : { index, ok: false, error: item.error };
}
