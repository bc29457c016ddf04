import type { RecordCursor } from '../kafka/records/record-cursor.ts';
import { decodePayload, MAX_WHOLE_BYTES } from '../serde/decode-payload.ts';
import { behindEscape } from '../serde/made-text.ts';
import { framedText } from '../serde/schema/decode-framed.ts';
import type { Part } from '../serde/schema/framing.ts';
import type { Schemas } from '../serde/schema/schemas.ts';
import { type Decoding, writtenIn } from './filter/record-view.ts';
import { firstOf } from './first-of.ts';
import { everyRecord, type Literal, type Matcher, matcherOf } from './literal.ts';
import { isText, madeFinder, mayBeInNumber } from './names-schema.ts';

/** As `matcherOf`, and of formats that write text in other bytes it looks into the decoded text too. */
export function decodedMatcherOf(literal: Literal, decoding: Decoding): Matcher {
  const plain = matcherOf(literal);
  if (literal.kind !== 'text') return plain;
  const text = isText(decoding) && !mayBeInNumber(literal.text, decoding);
  if (text && decoding.schemas === null) return plain;
  return {
    next: text && decoding.schemas ? firstOf([plain.next, ...shownFinders(literal, decoding.schemas)]) : everyRecord,
    matches: (record) => plain.matches(record) || isShown(record, literal, decoding, text),
  };
}

type Text = Literal & { kind: 'text' };

const ascii = /^[\x20-\x7e]*$/;

/** Text is in the bytes of strings, but for what may end an escape of JSON; the rest of it always is. */
function shownFinders(literal: Text, schemas: Schemas): Matcher['next'][] {
  const rest = behindEscape(literal.text);
  // What follows a letter may decide what it is in lower case.
  if (rest === '' || (literal.ignoreCase && !ascii.test(literal.text))) return [madeFinder('all', schemas)];
  const made = madeFinder([literal.text], schemas);
  return rest === literal.text ? [made] : [made, matcherOf({ ...literal, text: rest }).next];
}

function isShown(record: RecordCursor, literal: Text, decoding: Decoding, text: boolean): boolean {
  const sought = literal.ignoreCase ? literal.text.toLowerCase() : literal.text;
  return (['key', 'value'] as const).some((part) => {
    const bytes = literal.fields.includes(part) ? record[part] : null;
    const shown = bytes && shownText(bytes, record, part, decoding, text);
    return !!shown && (literal.ignoreCase ? shown.toLowerCase() : shown).includes(sought);
  });
}

function shownText(bytes: Buffer, record: RecordCursor, part: Part, decoding: Decoding, text: boolean): string | null {
  const written = writtenIn(record, part, decoding);
  if (text) return bytes.length > MAX_WHOLE_BYTES ? null : framedText(bytes, written);
  const serde = decoding[`${part}Serde`];
  return decodePayload(bytes, { serde, maxBytes: MAX_WHOLE_BYTES, raw: false, written })?.text ?? null;
}
