import type { Badge } from '../ui/badge.tsx';
import type { IconName } from '../ui/icon.tsx';

/** One thing that the palette offers: a place to go to, or something to do. */
export interface Entry {
  id: string;
  label: string;
  icon: IconName;
  badge?: { state: Parameters<typeof Badge>[0]['state']; word: string };
  /** Grey, at the right edge: the number that matters, what it is done to. */
  note?: string | undefined;
  /** Why it can't be done now. */
  disabled?: string | null;
  target: { href: string } | { run: () => void };
}

export interface EntryGroup {
  title: string;
  items: readonly Entry[];
}

const compare = new Intl.Collator('en', { numeric: true }).compare;

/** How well a name answers a search, 0 the best; null: not at all. Letters count alike in both cases. */
function rankOf(name: string, search: string): number | null {
  const [text, sought] = [name.toLowerCase(), search.toLowerCase()];
  const at = text.indexOf(sought);
  if (at === -1) return null;
  if (text === sought) return 0;
  if (at === 0) return 1;
  return startsWord(text, sought) ? 2 : 3;
}

function startsWord(text: string, sought: string): boolean {
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    if (/[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** The entries that answer a search, the best first, alike ones by name. Nothing sought keeps all, as they stand. */
export function matching(entries: readonly Entry[], search: string): Entry[] {
  if (search === '') return [...entries];
  return entries
    .flatMap((entry) => {
      const rank = rankOf(entry.label, search) ?? (rankOf(entry.note ?? '', search) === null ? null : 4);
      return rank === null ? [] : [{ entry, rank }];
    })
    .sort((a, b) => a.rank - b.rank || compare(a.entry.label, b.entry.label))
    .map(({ entry }) => entry);
}

/** A name in parts, so that what was sought can stand out: before, the match, after. */
export function splitMatch(label: string, search: string): [string, string, string] {
  const at = search === '' ? -1 : label.toLowerCase().indexOf(search.toLowerCase());
  if (at === -1) return [label, '', ''];
  return [label.slice(0, at), label.slice(at, at + search.length), label.slice(at + search.length)];
}
