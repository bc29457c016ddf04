import { formatInteger } from '@/lib/format/number.ts';
import type { Draft } from './draft.ts';
import { type Fault, flawOf, inPlace, type PayloadDraft } from './payload-draft.ts';

/** A payload, and where it begins in the whole text. */
interface Part {
  draft: PayloadDraft;
  start: number;
}

interface Line {
  /** Null: the line doesn't have one, though its keys were said to stand in the lines. */
  key: Part | null;
  value: Part;
}

/** What ends a key at the beginning of its line. */
const keyEnds = { tab: '\t', colon: ':', comma: ',' } as const;

/** In one request. */
const mostRecords = 10_000;

/** Whether the value's lines are records of their own. */
export const isBatch = ({ lines, value }: Draft) => lines && value.form !== 'null';

/** Whether every line begins with its key. */
export const hasKeysInLines = (draft: Draft) => isBatch(draft) && draft.keys !== 'shared';

/** Every line that is not blank; the whole value as the only one unless lines were asked for. */
export function linesOf(draft: Draft): Line[] {
  const { key, value } = draft;
  if (!isBatch(draft)) return [{ key: { draft: key, start: 0 }, value: { draft: value, start: 0 } }];
  const found: Line[] = [];
  let start = 0;
  for (const text of value.text.split('\n')) {
    if (text.trim() !== '') found.push(lineOf(draft, text, start));
    start += text.length + 1;
  }
  return found;
}

function lineOf({ key, value, keys }: Draft, text: string, start: number): Line {
  if (keys === 'shared') return { key: { draft: key, start: 0 }, value: { draft: { ...value, text }, start } };
  const end = text.indexOf(keyEnds[keys]);
  return {
    key: end === -1 ? null : { draft: { ...key, text: text.slice(0, end) }, start },
    value: { draft: { ...value, text: text.slice(end + 1) }, start: start + end + 1 },
  };
}

/** The first thing that is wrong with any of the lines, by its place in the whole text. */
export function linesFault({ value: { text }, keys }: Draft, lines: readonly Line[]): Fault | null {
  const tooMany = lines[mostRecords];
  if (lines.length === 0) return { message: 'There is no line that is not blank.' };
  if (tooMany) {
    const message = `${formatInteger(lines.length)} records; a batch has ${formatInteger(mostRecords)} at most.`;
    return { message, at: tooMany.value.start };
  }
  for (const { key, value } of lines) {
    if (key === null && keys !== 'shared') {
      return inPlace(text, { message: `No ${keys} ends the key of this line.`, at: value.start });
    }
    for (const part of keys === 'shared' || key === null ? [value] : [key, value]) {
      const flaw = flawOf(part.draft);
      if (flaw) return inPlace(text, { message: flaw.message, at: part.start + (flaw.at ?? 0) });
    }
  }
  return null;
}
