import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type { Codec } from '../kafka/records/batch.ts';
import type { AbortedTransaction } from '../kafka/records/committed.ts';
import type { Literal } from '../scan/literal.ts';
import type { LogSource, ReadRequest, ReadResult } from '../scan/log-source.ts';
import { holeSlice, readSlice, type SliceJob } from '../scan/read-slice.ts';
import { testBatch, testMarker } from './record-batch.ts';

/** One thing that happens to a partition's log, in order. */
export type LogStep =
  /** A batch; `producer` writes inside its transaction, which begins when none is open. `gaps`: offsets left out before each record. */
  | { kind: 'batch'; producer: number | null; times: number[]; gaps: number[]; codec: Codec; size: number }
  | { kind: 'end'; producer: number; outcome: 'commit' | 'abort' }
  /** Offsets that compaction has emptied, batches and all. */
  | { kind: 'hole'; offsets: number };

export interface LogRecord {
  partition: number;
  offset: bigint;
  timestamp: bigint;
}

interface StoredBatch {
  base: bigint;
  last: bigint;
  bytes: Buffer;
}

/** Some records, here and there, have the word `Marked` at the end of their values. */
export const isMarked = (offset: bigint) => offset % 7n === 3n;

/** A model of one partition: its bytes as a broker would send them, and what a consumer must see of it. */
export class FakeLog {
  readonly partition: number;
  readonly batches: StoredBatch[] = [];
  /** Everything that was written, and whether its transaction was aborted. */
  readonly records: (LogRecord & { aborted: boolean })[] = [];
  readonly aborted: (AbortedTransaction & { lastOffset: bigint })[] = [];
  end = 0n;
  readonly #open = new Map<number, { first: bigint; records: { aborted: boolean }[] }>();

  constructor(partition: number, steps: readonly LogStep[]) {
    this.partition = partition;
    for (const step of steps) this.add(step);
  }

  get lastStable(): bigint {
    return [...this.#open.values()].reduce((least, { first }) => (first < least ? first : least), this.end);
  }

  add(step: LogStep): void {
    if (step.kind === 'hole') this.end += BigInt(step.offsets);
    else if (step.kind === 'end') this.#finish(step.producer, step.outcome);
    else this.#append(step);
  }

  visible(isolation: 'read_committed' | 'read_uncommitted'): LogRecord[] {
    const seen =
      isolation === 'read_uncommitted'
        ? this.records
        : this.records.filter((record) => !record.aborted && record.offset < this.lastStable);
    return seen.map(({ partition, offset, timestamp }) => ({ partition, offset, timestamp }));
  }

  /** As a broker answers: whole batches from the one that holds `offset`, the last one cut where the room ends. */
  fetch(offset: bigint, room: number, first: boolean, limit: bigint): Buffer {
    const batches = this.batches.filter((batch) => batch.last >= offset && batch.base < limit);
    const bytes = Buffer.concat(batches.map((batch) => batch.bytes));
    const least = first ? (batches[0]?.bytes.length ?? 0) : 0;
    if (room < (batches[0]?.bytes.length ?? 0) && !first) return Buffer.alloc(0);
    return bytes.subarray(0, Math.max(room, least));
  }

  #append({ producer, times, gaps, codec, size }: LogStep & { kind: 'batch' }): void {
    const base = this.end;
    let delta = -1;
    const records = times.map((time, index) => {
      delta += 1 + (gaps[index] ?? 0);
      const value = Buffer.from('a'.repeat(size) + (isMarked(base + BigInt(delta)) ? 'Marked' : ''));
      return { offsetDelta: delta, timestamp: BigInt(time), key: null, value };
    });
    const producerId = producer === null ? {} : { producerId: BigInt(producer), transactional: true };
    const bytes = testBatch({ baseOffset: base, records, codec, ...producerId });
    this.batches.push({ base, last: base + BigInt(delta), bytes });
    this.end = base + BigInt(delta) + 1n;
    const written = records.map(({ offsetDelta, timestamp }) => {
      return { partition: this.partition, offset: base + BigInt(offsetDelta), timestamp, aborted: false };
    });
    this.records.push(...written);
    if (producer === null) return;
    const open = this.#open.get(producer) ?? { first: base, records: [] };
    open.records.push(...written);
    this.#open.set(producer, open);
  }

  #finish(producer: number, outcome: 'commit' | 'abort'): void {
    const open = this.#open.get(producer);
    if (!open) return;
    this.#open.delete(producer);
    const at = this.end;
    this.end += 1n;
    this.batches.push({ base: at, last: at, bytes: testMarker(at, BigInt(producer), outcome, 1n) });
    if (outcome === 'commit') return;
    for (const record of open.records) record.aborted = true;
    this.aborted.push({ producerId: BigInt(producer), firstOffset: open.first, lastOffset: at });
  }
}

export interface FakeSourceOptions {
  isolation: 'read_committed' | 'read_uncommitted';
  fromTime?: bigint | null;
  toTime?: bigint | null;
  order: 'newest' | 'oldest';
  literals?: readonly Literal[];
  /** What a broker answer holds in all, in bytes. */
  room?: number;
  /** Partitions are spread over so many brokers. */
  brokers?: number;
}

/** A LogSource over fake logs, which reads their bytes with the real reader. */
export function fakeSource(logs: readonly FakeLog[], options: FakeSourceOptions) {
  const { isolation, order, room = 100_000, brokers = 2 } = options;
  const leaders = new Map(logs.map((log) => [log.partition, log.partition % brokers]));
  const limitOf = (log: FakeLog) => (isolation === 'read_committed' ? log.lastStable : log.end);
  const readOne = (log: FakeLog, request: ReadRequest, left: number, first: boolean): ReadResult => {
    const limit = limitOf(log);
    const bytes = log.fetch(request.fetchOffset, Math.min(left, request.maxBytes), first, limit);
    const { fetchOffset } = request;
    if (first && bytes.length === 0)
      return { kind: 'slice', slice: holeSlice(request, limit), fetched: 0, logEnd: limit };
    const aborted =
      isolation === 'read_uncommitted' ? null : log.aborted.filter((one) => one.lastOffset >= fetchOffset);
    const job: SliceJob = {
      ...request,
      order,
      bytes: new Uint8Array(bytes),
      aborted,
      fromTime: options.fromTime ?? null,
      toTime: options.toTime ?? null,
      literals: options.literals ?? [],
      filter: null,
      maxBytes: request.maxKept,
      show: { topic: 't', registry: null, keySerde: 'auto', valueSerde: 'auto', maxBytes: 1000, raw: false },
    };
    return { kind: 'slice', slice: readSlice(job), fetched: bytes.length, logEnd: limit };
  };
  const source: LogSource = {
    async read(node, requests, { waitMs }) {
      await (waitMs > 0 ? sleep(5) : turn());
      let left = room;
      const results = new Map<number, ReadResult>();
      for (const [index, request] of requests.entries()) {
        const log = logs.find((one) => one.partition === request.partition);
        if (!log || leaders.get(log.partition) !== node) throw new Error(`broker ${node} does not lead this partition`);
        const result = readOne(log, request, left, index === 0);
        if (result.kind === 'slice') left = Math.max(0, left - result.fetched);
        results.set(log.partition, result);
      }
      return results;
    },
    leaders: async () => leaders,
  };
  return { source, leaders };
}
