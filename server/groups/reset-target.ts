import type { ResetOffsetsRequest } from '../../lib/contracts/change-requests.ts';
import { parseDuration, parseTimeBefore } from '../../lib/format/parse-duration.ts';
import { formatDateTime } from '../../lib/format/time.ts';
import { wrongField } from '../topics/named-topics.ts';
import type { Aim } from './plan-offset-reset.ts';
import { groupName } from './read-groups.ts';

/** Where a reset shall lead, once `now` is known. */
export interface ResetTarget {
  aim: Aim;
  /** With `each`: the time whose offsets are wanted, in milliseconds since 1970; null: they are given. */
  time: bigint | null;
  /** How the summary begins. */
  lead: string;
  /** What kafka-consumer-groups calls it; null: it knows no such aim. */
  command: string[] | null;
}

/** Throws BAD_REQUEST for a duration that is none. */
export function resetTarget({ to }: ResetOffsetsRequest, now: number): ResetTarget {
  if (to === 'earliest') return { aim: to, time: null, lead: 'To the start', command: ['--to-earliest'] };
  if (to === 'latest') return { aim: to, time: null, lead: 'To the end', command: ['--to-latest'] };
  if ('offset' in to) {
    const offset = BigInt(to.offset);
    return { aim: { offset }, time: null, lead: `To offset ${offset}`, command: ['--to-offset', `${offset}`] };
  }
  if ('shift' in to) {
    const shift = BigInt(to.shift);
    const lead = `By ${shift < 0n ? '−' : '+'}${shift < 0n ? -shift : shift}`;
    return { aim: { shift }, time: null, lead, command: ['--shift-by', `${shift}`] };
  }
  if ('time' in to) {
    const at = Date.parse(to.time);
    // To Kafka a negative time means something else, and no record is older than 1970.
    const time = at < 0 ? 0n : BigInt(at);
    return { aim: 'each', time, lead: `To ${instant(time)}`, command: ['--to-datetime', new Date(at).toISOString()] };
  }
  if ('duration' in to) {
    const time = parseTimeBefore(to.duration, now);
    if (time === null)
      throw wrongField('to.duration', `must be a duration before now such as -2h, not "${to.duration}"`);
    return { aim: 'each', time, lead: `To ${instant(time)}`, command: ['--by-duration', isoDuration(to.duration)] };
  }
  const lead = 'group' in to ? `To the offsets of ${groupName(to.group)}` : 'To the offsets of the CSV';
  return { aim: 'each', time: null, lead, command: null };
}

function instant(time: bigint): string {
  return `${formatDateTime(Number(time), 'UTC')} UTC`;
}

/** `-2h` as Java's Duration reads it: `PT7200S`. */
function isoDuration(text: string): string {
  return `PT${Number(parseDuration(text.slice(1))) / 1000}S`;
}
