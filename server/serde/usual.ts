import { json, looksLikeJson } from './json.ts';
import { looksLikeText, text } from './text.ts';

/** A format that the payloads of a topic may have in common, and that single ones do not always show. */
export type Usual = 'json' | 'int64' | 'int32' | 'double' | 'uuid';

export type Usuals = Readonly<Record<'key' | 'value', Usual | null>>;

/** The beginning of a payload, and how long the whole is. */
export interface Sample {
  bytes: Buffer;
  size: number;
}

/** So many payloads have to be of a format beyond doubt, and more than two thirds of those that are of any. */
const fewest = 3;

/** The format that most of these payloads have beyond doubt; null: there is none that helps with the others. */
export function usualOf(samples: readonly Sample[]): Usual | null {
  const kinds = Map.groupBy(samples, kindOf);
  const told = samples.length - (kinds.get('open')?.length ?? 0);
  for (const [kind, { length }] of kinds) {
    if (kind === 'open' || kind === 'other' || length < fewest || length * 3 <= told * 2) continue;
    return kind === 'int64' && samples.every(isFramedAlike(samples[0])) ? null : kind;
  }
  return null;
}

/** `open`: it may be of several formats; `other`: of none of these. */
function kindOf({ bytes, size }: Sample): Usual | 'open' | 'other' {
  if (size === 0) return 'open';
  const whole = size === bytes.length;
  if (looksLikeText(bytes) && !('refusal' in text.decode(bytes, whole))) return textKind(bytes, whole);
  if (size === 8) return numberKind(bytes);
  if (size === 4) return bytes.readInt32BE() >> 24 === bytes.readInt32BE() >> 31 ? 'int32' : 'other';
  return isUuid(bytes) ? 'uuid' : 'other';
}

function textKind(bytes: Buffer, whole: boolean): 'json' | 'open' | 'other' {
  const valid = (whole || looksLikeJson(bytes)) && !('refusal' in json.decode(bytes, whole));
  if (valid) return looksLikeJson(bytes) ? 'json' : 'open';
  return bytes.length === 4 || bytes.length === 8 ? 'open' : 'other';
}

/** Longs are counts, ids and times, far smaller than eight bytes can hold; doubles neither huge nor tiny. */
function numberKind(bytes: Buffer): 'int64' | 'double' | 'open' | 'other' {
  const long = bytes.readBigInt64BE();
  if (long === 0n) return 'open';
  if (long >> 48n === long >> 63n) return 'int64';
  const double = Math.abs(bytes.readDoubleBE());
  return double > 1e-9 && double < 1e15 ? 'double' : 'other';
}

/** As RFC 9562 has them: a version, and the variant that all of them share. */
export function isUuid(bytes: Buffer): boolean {
  const version = (bytes[6] ?? 0) >> 4;
  return bytes.length === 16 && version >= 1 && version <= 8 && (bytes[8] ?? 0) >> 6 === 2;
}

/** Whether a payload names the same schema as this one would, by the small id of a registry that is not known here. */
function isFramedAlike(one: Sample | undefined): (other: Sample) => boolean {
  const head = one?.bytes.subarray(0, 5);
  const id = head?.length === 5 ? head.readUInt32BE(1) : 0;
  return ({ bytes }) => id > 0 && id <= 0xffff && head?.equals(bytes.subarray(0, 5)) === true;
}
