import type { AppError } from '../../lib/errors.ts';
import type { Slice } from './read-slice.ts';
import type { Stretch } from './walk.ts';

/** What to read of one partition, and how much of it to keep. */
export interface ReadRequest extends Stretch {
  partition: number;
  maxRecords: number;
  /** Of memory for what is kept. */
  maxKept: number;
}

export type ReadResult =
  | {
      kind: 'slice';
      slice: Slice;
      /** How many bytes came; 0 at the end of the log, or where others left no room in the answer. */
      fetched: number;
      /** Where the readable part of the log ends now. */
      logEnd: bigint;
    }
  /** The log starts above what was asked for; earlier records are gone. */
  | { kind: 'below-start'; start: bigint }
  | { kind: 'failed'; error: AppError; retriable: boolean };

/** Where a scan reads from: Kafka, or a model of it in tests. */
export interface LogSource {
  /**
   * Reads a stretch of each partition that `node` leads; the first always gets at least one batch. Failures of single
   * partitions are data; throws when the broker can't be reached in time.
   */
  read(node: number, requests: readonly ReadRequest[], options: ReadOptions): Promise<Map<number, ReadResult>>;
  /** The leader of each partition; missing: there is none. */
  leaders(options: { fresh: boolean }): Promise<ReadonlyMap<number, number>>;
}

export interface ReadOptions {
  /** How long the broker may wait for something to come, in milliseconds. */
  waitMs: number;
  /** How long it may say nothing beyond that. */
  timeoutMs: number;
  signal: AbortSignal;
}
