import { JsonParts } from '../../serde/json-parts.ts';
import { byteFinder } from '../find-bytes.ts';
import { firstOf } from '../first-of.ts';
import { everyRecord, type Matcher } from '../literal.ts';
import { isText, madeFinder } from '../names-schema.ts';
import type { Filter } from './compile-filter.ts';
import { FilterError } from './filter-error.ts';
import { type Decoding, RecordView } from './record-view.ts';

/** Records of which the filter could not be told: they do not match. */
export interface FilterErrors {
  count: number;
  /** What went wrong first, and with which record. */
  first: string | null;
}

export function addErrors(sum: FilterErrors, more: FilterErrors): void {
  sum.count += more.count;
  sum.first ??= more.first;
}

/**
 * A filter as something to look for. Where the expression tells texts that a record must have, records without any are
 * passed over, and count as no error either; those with a schema are always looked at.
 */
export function filterMatcher(
  { test, literals, parts }: Filter,
  partition: number,
  decoding: Decoding,
  errors: FilterErrors,
): Matcher {
  const asked = { key: parts.key && new JsonParts(parts.key), value: parts.value && new JsonParts(parts.value) };
  return {
    next: literals && isText(decoding) ? mayMatch(literals, decoding) : everyRecord,
    matches(record) {
      try {
        return test(new RecordView(record, partition, decoding, asked));
      } catch (error) {
        if (!(error instanceof FilterError)) throw error;
        errors.count++;
        errors.first ??= `Offset ${record.offset} of partition ${partition}: ${error.message}`;
        return false;
      }
    },
  };
}

/** JSON may write a text as `\u` and digits, and formats with a schema in other bytes. */
function mayMatch(literals: readonly string[], { schemas }: Decoding): Matcher['next'] {
  const texts = [...literals, '\\u'].map((text) => byteFinder(Buffer.from(text)));
  return firstOf(schemas ? [...texts, madeFinder(literals, schemas)] : texts);
}
