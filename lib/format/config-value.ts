import { formatBytes } from './bytes.ts';
import { formatMilliseconds } from './duration.ts';

/** What a configuration's number means to people: `604800000` of `….ms` is `7 d`; null where the number speaks for itself. */
export function configHint(name: string, value: string | null): string | null {
  if (value === null || !/^-?\d+$/.test(value)) return null;
  const number = BigInt(value);
  if (number === -1n && /^(log\.)?retention\.(ms|bytes)$/.test(name)) return 'no limit';
  if (number === -2n && /local\.retention\.(ms|bytes)$/.test(name)) return 'as the whole retention';
  if (number < 0n) return null;
  if (number === 9_223_372_036_854_775_807n) return 'no limit';
  if (name.endsWith('.ms') && number >= 1000n) return formatMilliseconds(value);
  if (name.endsWith('.bytes') && number >= 1000n) return formatBytes(number);
  return null;
}
