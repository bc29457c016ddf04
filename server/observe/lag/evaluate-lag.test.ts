import { describe, expect, test } from 'vitest';
import { evaluateLag, type LagPoint, type LagVerdict } from './evaluate-lag.ts';

const start = 1_763_600_000_000;
const stepMs = 5_000;

/** Samples every 5 s of functions of the seconds since the beginning. */
function watch(seconds: number, end: (s: number) => number, committed: (s: number) => number): LagPoint[] {
  const points: LagPoint[] = [];
  for (let s = 0; s <= seconds; s += stepMs / 1000) {
    points.push({
      at: start + s * 1000,
      start: 0n,
      end: BigInt(Math.floor(end(s))),
      committed: BigInt(Math.floor(committed(s))),
    });
  }
  return points;
}

/** As the sampler does it: a verdict at each sample, each told the one before. */
function judge(points: LagPoint[], { members = 1 as number | null, onlyMarkers = false } = {}): LagVerdict {
  let previous: LagVerdict | null = null;
  let lastCommitAt: number | null = null;
  points.forEach(({ at, committed }, index) => {
    if (index > 0 && committed !== points[index - 1]?.committed) lastCommitAt = at;
    const window = points.slice(Math.max(0, index - 120), index + 1);
    previous = evaluateLag({ points: window, lastCommitAt, members, onlyMarkers, previous });
  });
  return previous as unknown as LagVerdict;
}

/** Commits arrive every `every` seconds. */
const saw = (every: number, at: (s: number) => number) => (s: number) => at(Math.floor(s / every) * every);

describe('one partition of a group', () => {
  test.each<[string, string, LagPoint[], { members?: number | null; onlyMarkers?: boolean }?]>([
    [
      'caught up',
      'OK',
      watch(
        120,
        (s) => s * 10,
        (s) => s * 10,
      ),
    ],
    [
      'caught up on a silent topic',
      'OK',
      watch(
        600,
        () => 42,
        () => 42,
      ),
    ],
    [
      'caught up, and nobody is there',
      'EMPTY',
      watch(
        120,
        () => 42,
        () => 42,
      ),
      { members: 0 },
    ],
    [
      'caught up without members, but it commits',
      'OK',
      watch(
        120,
        (s) => s,
        (s) => s,
      ),
      { members: 0 },
    ],
    [
      'commits every 30 s, records all the time',
      'OK',
      watch(
        600,
        (s) => s * 100,
        saw(30, (s) => s * 100),
      ),
    ],
    [
      'lag constant at a high rate',
      'OK',
      watch(
        600,
        (s) => 100_000 + s * 1000,
        (s) => s * 1000,
      ),
    ],
    [
      'lag jitters on a large backlog',
      'OK',
      watch(
        600,
        (s) => 1e6 + s * 100 + (s % 7),
        (s) => s * 100,
      ),
    ],
    [
      'lag grows from nothing',
      'BEHIND',
      watch(
        300,
        (s) => s * 100,
        (s) => s * 60,
      ),
    ],
    [
      'lag grows and commits are rare',
      'BEHIND',
      watch(
        600,
        (s) => s * 100,
        saw(40, (s) => s * 60),
      ),
    ],
    [
      'a burst that is being worked off',
      'OK',
      watch(
        300,
        (s) => (s < 60 ? 0 : 100_000),
        (s) => Math.max(0, (s - 60) * 200),
      ),
    ],
    [
      'a backlog that shrinks',
      'OK',
      watch(
        300,
        (s) => 100_000 + s * 50,
        (s) => s * 200,
      ),
    ],
    [
      'no commit moves while records come',
      'STALLED',
      watch(
        120,
        (s) => s * 100,
        () => 0,
      ),
    ],
    [
      'one poisonous record on a silent topic',
      'STALLED',
      watch(
        120,
        () => 8,
        () => 7,
      ),
    ],
    [
      'a single record that waits for 30 s',
      'OK',
      watch(
        630,
        (s) => (s < 600 ? 7 : 8),
        () => 7,
      ),
    ],
    [
      'a single record that waits for 70 s',
      'STALLED',
      watch(
        670,
        (s) => (s < 600 ? 7 : 8),
        () => 7,
      ),
    ],
    [
      'the first minute tells nothing yet',
      'UNKNOWN',
      watch(
        30,
        () => 100,
        () => 50,
      ),
    ],
    [
      'a slow consumer, a commit every 100 s',
      'OK',
      watch(
        590,
        (s) => 10_000 + s,
        saw(100, (s) => s * 2),
      ),
    ],
    [
      'a slow consumer that stops for good',
      'STALLED',
      watch(
        1200,
        (s) => 10_000 + s,
        (s) => saw(100, (t) => t * 2)(Math.min(s, 500)),
      ),
    ],
    [
      'nobody reads and records wait',
      'STOPPED',
      watch(
        120,
        (s) => 100 + s,
        () => 50,
      ),
      { members: 0 },
    ],
    [
      'nobody has joined, but somebody commits',
      'OK',
      watch(
        120,
        (s) => 100 + s,
        (s) => s,
      ),
      { members: 0 },
    ],
    [
      'members unknown, records wait',
      'STALLED',
      watch(
        120,
        (s) => 100 + s,
        () => 50,
      ),
      { members: null },
    ],
    [
      'reset to the start, and reads again',
      'REWOUND',
      watch(
        200,
        () => 10_000,
        (s) => (s < 100 ? 10_000 : (s - 100) * 10),
      ),
    ],
    [
      'reset and back where it was',
      'OK',
      watch(
        300,
        () => 10_000,
        (s) => (s < 100 ? 10_000 : Math.min(10_000, (s - 100) * 100)),
      ),
    ],
    [
      'reset while nobody reads',
      'STOPPED',
      watch(
        200,
        () => 10_000,
        (s) => (s < 100 ? 10_000 : 0),
      ),
      { members: 0 },
    ],
    [
      'a lag of one that is a transaction marker',
      'OK',
      watch(
        600,
        () => 43,
        () => 42,
      ),
      { onlyMarkers: true },
    ],
    [
      'committed beyond the end',
      'UNKNOWN',
      watch(
        120,
        () => 10,
        () => 20,
      ),
    ],
  ])('%s: %s', (_, status, points, options) => {
    expect(judge(points, options).status).toBe(status);
  });

  test('a stall counts from the first record that waited, not from the last commit', () => {
    const verdict = judge(
      watch(
        400,
        (s) => (s < 200 ? 7 : 8),
        () => 7,
      ),
    );
    expect(verdict).toEqual({ status: 'STALLED', since: start + 200_000 });
  });

  test('it is behind until the backlog shrinks, not until it grows more slowly', () => {
    const behind = watch(
      300,
      (s) => s * 100,
      (s) => s * 60,
    );
    const flat = [...behind, ...later(behind, 120, 100, 100)];
    expect(judge(flat).status).toBe('BEHIND');
    expect(judge([...flat, ...later(flat, 190, 100, 160)]).status).toBe('OK');
  });

  test('samples that failed in between change no verdict', () => {
    const points = watch(
      300,
      (s) => s * 100,
      (s) => s * 60,
    );
    const holes = points.map((point, i) => (i % 4 === 2 ? { ...point, end: null } : point));
    expect(judge(holes).status).toBe('BEHIND');
  });

  test('nothing is claimed while the end or the commit is unknown', () => {
    const points = watch(
      120,
      () => 8,
      () => 7,
    );
    for (const lost of [{ end: null }, { committed: null }]) {
      const present = { ...(points.at(-1) as LagPoint), ...lost };
      const window = { points: [...points.slice(0, -1), present], lastCommitAt: null, members: 1, onlyMarkers: false };
      expect(evaluateLag({ ...window, previous: null }).status).toBe('UNKNOWN');
    }
  });
});

/** Goes on after the last point with so many records per second in and out. */
function later(points: LagPoint[], seconds: number, produced: number, consumed: number): LagPoint[] {
  const last = points.at(-1) as LagPoint;
  const more = watch(
    seconds,
    (s) => s * produced,
    (s) => s * consumed,
  ).slice(1);
  return more.map((point) => ({
    at: last.at + (point.at - start),
    start: 0n,
    end: (last.end ?? 0n) + (point.end ?? 0n),
    committed: (last.committed ?? 0n) + (point.committed ?? 0n),
  }));
}
