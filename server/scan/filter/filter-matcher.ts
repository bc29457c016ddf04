import type { RecordCursor } from '../../kafka/records/record-cursor.ts';
import { JsonParts } from '../../serde/json-parts.ts';
import type { Matcher } from '../literal.ts';
import { isText, mayNameSchema } from '../names-schema.ts';
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
  const texts = literals && isText(decoding) ? [...literals, '\\u'] : null;
  const asked = { key: parts.key && new JsonParts(parts.key), value: parts.value && new JsonParts(parts.value) };
  const mayHold = texts && decoding.schemas ? holdsOne(texts) : () => true;
  return {
    next: texts && !decoding.schemas ? firstOf(texts) : (records, from) => (from < records.length ? from : -1),
    matches(record) {
      if (!mayHold(record)) return false;
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

/** The same where some records are of a format with a schema. */
function holdsOne(texts: readonly string[]): (record: RecordCursor) => boolean {
  const needles = texts.map((text) => Buffer.from(text));
  return (record) => {
    if (mayNameSchema(record)) return true;
    const bytes = record.bytes.subarray(record.start, record.end);
    return needles.some((needle) => bytes.includes(needle));
  };
}

/** The first place of any of the texts; each is searched through the records once, however often it is asked. */
function firstOf(texts: readonly string[]): Matcher['next'] {
  const needles = texts.map((text) => ({ bytes: Buffer.from(text), at: -1 }));
  let of: Buffer | null = null;
  return (records, from) => {
    if (of !== records) for (const needle of needles) needle.at = -1;
    const anew = of !== records;
    of = records;
    let first = -1;
    for (const needle of needles) {
      if (anew || (needle.at >= 0 && needle.at < from)) needle.at = records.indexOf(needle.bytes, from);
      if (needle.at >= 0 && (first < 0 || needle.at < first)) first = needle.at;
    }
    return first;
  };
}
