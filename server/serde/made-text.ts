/**
 * What a format shows that does not stand in a payload's bytes: words that its schema gives, and texts that are made of
 * numbers, times or bytes. Each stands alone, between quotes or brackets, so a text lies in one of them or in none.
 */
export interface MadeText {
  words: readonly string[];
  /** Such a text may lie in one that is made. */
  patterns: readonly RegExp[];
}

/** Outside quotes; words that stand for numbers; times; a UUID of 16 bytes. */
const everywhere = [/^[-+\d.e:,{}[\]truefalsn]*$/i, /^-?[infnaty]*$/i, /^[-+\d.:tzpmdws]*$/i, /^[-\da-f]*$/i];
/** Bytes as base64, and the paths of a field mask. */
export const base64Like = /^[\w+/=.,]*$/;
/** Bytes as characters up to U+00FF. */
export const latin1Like = /[\x80-\xff]/;

/** Never false for a text that may be shown, or given to a filter, though the bytes do not hold it as UTF-8. */
export function mayBeMade(text: string, { words, patterns }: MadeText): boolean {
  if (/["\\\p{Cc}\ufffd]/u.test(text) || !text.isWellFormed()) return true;
  const lower = text.toLowerCase();
  if (words.some((word) => word.toLowerCase().includes(lower))) return true;
  return [...everywhere, ...patterns].some((pattern) => pattern.test(text));
}

/**
 * What of a text is in the bytes wherever JSON shows it inside a string: its beginning may be the end of an escape,
 * such as the `n` of `\n` or the `1f` of `\u001f`.
 */
export function behindEscape(text: string): string {
  const ending = /^(?:[bfnrt]|u?0{0,2}[01]?[\da-f])/i.exec(text);
  return text.slice(ending?.[0].length ?? 0);
}
