import type { FilterErrors } from './filter-matcher.ts';

/** As events tell them: 64-bit numbers are texts on the wire. */
export function toldErrors({ count, first }: FilterErrors) {
  return { count: count.toString(), first };
}
