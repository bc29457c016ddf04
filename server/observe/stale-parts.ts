import type { Problem, StalePart } from '../../lib/contracts/common.ts';
import type { ClusterSnapshot } from './snapshot.ts';

/** A part of the snapshot whose last reading failed. */
export interface StaleReading {
  part: 'brokers' | 'quorum' | 'topics' | 'topic settings' | 'log directories' | 'offsets' | 'groups';
  /** Null: the part is read from any broker. */
  broker: number | null;
  readAt: number | null;
  error: Problem;
}

type Parts = Omit<ClusterSnapshot, 'findings'>;

/** All parts that are older than the sample, with the reason. */
export function staleParts(snapshot: Parts): StaleReading[] {
  const stale: StaleReading[] = [];
  const add = (
    part: StaleReading['part'],
    broker: number | null,
    { readAt, error }: { readAt: number | null; error: Problem | null },
  ) => {
    if (error) stale.push({ part, broker, readAt, error });
  };
  add('brokers', null, snapshot.brokers);
  add('quorum', null, snapshot.quorum);
  add('topics', null, snapshot.topics);
  add('topic settings', null, snapshot.settings);
  for (const [broker, reading] of snapshot.offsetReadings) add('offsets', broker, reading);
  for (const [broker, reading] of snapshot.groupReadings) add('groups', broker, reading);
  for (const [broker, reading] of snapshot.logDirs) add('log directories', broker, reading);
  return stale;
}

/** The envelope of every reply that is made from the snapshot. */
export function envelopeOf(snapshot: ClusterSnapshot): { asOf: string | null; stale: StalePart[] } {
  return {
    asOf: instantOf(snapshot.takenAt),
    stale: staleParts(snapshot).map(({ part, broker, readAt, error }) => ({
      part: broker === null ? part : `${part} of broker ${broker}`,
      error,
      asOf: instantOf(readAt),
    })),
  };
}

export function instantOf(at: number): string;
export function instantOf(at: number | null): string | null;
export function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
