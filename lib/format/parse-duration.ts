const units: Record<string, bigint> = { ms: 1n, s: 1000n, m: 60_000n, h: 3_600_000n, d: 86_400_000n, w: 604_800_000n };

/** `10m` in milliseconds; null for what is no duration. */
export function parseDuration(text: string): bigint | null {
  const [, digits, unit] = /^(\d{1,9})(ms|s|m|h|d|w)$/.exec(text) ?? [];
  return digits === undefined || unit === undefined ? null : BigInt(digits) * (units[unit] ?? 0n);
}

/** `-2h` as milliseconds since 1970, but not before: to Kafka a negative time means something else. Null as above. */
export function parseTimeBefore(text: string, now: number): bigint | null {
  const duration = text.startsWith('-') ? parseDuration(text.slice(1)) : null;
  if (duration === null) return null;
  const at = BigInt(now) - duration;
  return at < 0n ? 0n : at;
}
