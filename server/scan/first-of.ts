import type { Matcher } from './literal.ts';

/**
 * The first place that any of them finds. Each searches the same records once, however often it is asked, as long as it
 * is asked for later and later places.
 */
export function firstOf(finders: readonly Matcher['next'][]): Matcher['next'] {
  const last = finders.map((find) => ({ find, at: -1 }));
  let of: Buffer | null = null;
  return (records, from) => {
    const anew = of !== records;
    of = records;
    let first = -1;
    for (const each of last) {
      if (anew || (each.at >= 0 && each.at < from)) each.at = each.find(records, from);
      if (each.at >= 0 && (first < 0 || each.at < first)) first = each.at;
    }
    return first;
  };
}
