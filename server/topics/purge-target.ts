import type { PurgeRequest } from '../../lib/contracts/change-requests.ts';
import { parseTimeBefore } from '../../lib/format/parse-duration.ts';
import { wrongField } from './named-topics.ts';

/** Up to where records are deleted: the end, the first record at or after a time (ms since 1970), or an offset. */
export type PurgeTarget = 'end' | { readonly time: bigint } | { readonly offset: bigint };

/** Throws BAD_REQUEST for a duration that is none and an offset below 0. */
export function purgeTarget(to: PurgeRequest['to'], now: number): PurgeTarget {
  if (to === 'latest') return 'end';
  if ('offset' in to) {
    const offset = BigInt(to.offset);
    if (offset < 0n) throw wrongField('to.offset', 'must be 0 or more');
    return { offset };
  }
  if ('time' in to) {
    const at = Date.parse(to.time);
    // To Kafka a negative time means something else, and no record is older than 1970.
    return { time: at < 0 ? 0n : BigInt(at) };
  }
  const time = parseTimeBefore(to.duration, now);
  if (time === null) {
    throw wrongField('to.duration', `must be a duration before now such as -2h, not "${to.duration}"`);
  }
  return { time };
}
