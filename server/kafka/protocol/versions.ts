/** An inclusive range of message versions; `max < min` is the empty range. */
export interface VersionRange {
  min: number;
  max: number;
}

const noVersions: VersionRange = { min: 0, max: -1 };
const open = 32_767;

/** Parses Kafka's notation: `3`, `0-7`, `9+`, `none`. */
export function parseVersions(text: string | undefined): VersionRange {
  if (text === undefined || text === 'none') return noVersions;
  const match = /^(\d+)(?:-(\d+)|(\+))?$/.exec(text);
  if (!match) throw new Error(`Not a version range: ${text}`);
  const min = Number(match[1]);
  if (match[3]) return { min, max: open };
  return { min, max: match[2] === undefined ? min : Number(match[2]) };
}

export function includes(range: VersionRange, version: number): boolean {
  return version >= range.min && version <= range.max;
}

export function covers(outer: VersionRange, inner: VersionRange): boolean {
  return outer.min <= inner.min && outer.max >= inner.max;
}

/** The common part of two ranges, or null where there is none. */
export function intersect(a: VersionRange, b: VersionRange): VersionRange | null {
  const range = { min: Math.max(a.min, b.min), max: Math.min(a.max, b.max) };
  return range.min <= range.max ? range : null;
}
