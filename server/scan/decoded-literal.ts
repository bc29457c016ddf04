import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { decodePayload, MAX_WHOLE_BYTES } from '../serde/decode-payload.ts';
import type { Decoding } from './filter/record-view.ts';
import { firstOf } from './first-of.ts';
import { type Literal, type Matcher, matcherOf } from './literal.ts';
import { isText, schemaNames } from './names-schema.ts';

/** As `matcherOf`, and of formats that write text in other bytes it looks into the decoded text too. */
export function decodedMatcherOf(literal: Literal, decoding: Decoding): Matcher {
  const plain = matcherOf(literal);
  const text = isText(decoding);
  if (literal.kind !== 'text' || (text && decoding.schemas === null)) return plain;
  const named = text ? schemaNames() : everyRecord;
  const inBytes = firstOf([plain.next]);
  return {
    next: firstOf([inBytes, named.next]),
    matches(record) {
      const at = inBytes(record.bytes, record.start);
      if (at >= 0 && at < record.end && plain.matches(record)) return true;
      return named.matches(record) && isShown(record, literal, decoding);
    },
  };
}

const everyRecord: Matcher = {
  next: (records, from) => (from < records.length ? from : -1),
  matches: () => true,
};

function isShown(record: RecordCursor, literal: Literal & { kind: 'text' }, decoding: Decoding): boolean {
  const { topic, schemas, messages } = decoding;
  const sought = literal.ignoreCase ? literal.text.toLowerCase() : literal.text;
  return (['key', 'value'] as const).some((part) => {
    if (!literal.fields.includes(part)) return false;
    const headers = () => record.headers();
    const written = { topic, part, headers, key: record.key, schemas, message: messages?.[part] ?? null };
    const serde = decoding[`${part}Serde`];
    const text = decodePayload(record[part], { serde, maxBytes: MAX_WHOLE_BYTES, raw: false, written })?.text ?? '';
    return (literal.ignoreCase ? text.toLowerCase() : text).includes(sought);
  });
}
