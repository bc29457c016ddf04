import { setTimeout as pause } from 'node:timers/promises';
import { AppError, type Outcome, outcome, toAppError } from '../../../lib/errors.ts';
import type { KafkaClient } from '../client.ts';
import { encodeBatch } from '../records/encode-batch.ts';
import { leaderOf, type TopicPartition } from '../routing.ts';
import { type Delivery, type Entry, settleAll, settleWritten } from './delivery.ts';
import type { ProduceTo } from './leader-requests.ts';
import { readMaxMessageBytes } from './max-message-bytes.ts';
import { halves, pack } from './pack.ts';
import { advance, nextEpoch, type Position } from './position.ts';
import type { PartitionAnswer } from './produce-request.ts';
import { failureOf, refusalOf } from './refusal.ts';
import { type Acks, judge, leavesDoubt, patienceWith, pauseAfter, tooLarge } from './verdict.ts';

/** What the lanes of one writer share. */
export interface Means {
  client: KafkaClient;
  acks: Acks;
  /** How long a batch is tried without any progress of its partition, in milliseconds. */
  timeoutMs: number;
  transactional: boolean;
  produce: ProduceTo;
  /** Where a partition begins that this writer has not written to. */
  begin(): Promise<Position>;
  /** This producer id is of no use any more. */
  forget(producerId: bigint): void;
}

/** One partition's way to its leader: batches in order, one under way at a time. */
export interface Lane {
  add(delivery: Delivery): void;
  /** Kept when nothing waits or is under way. */
  idle(): Promise<void>;
}

/** A little below what brokers take unless configured otherwise. */
const usualBytes = 1_000_000;

export function createLane(target: TopicPartition, means: Means): Lane {
  const { client, acks, timeoutMs, transactional } = means;
  const queue: Delivery[] = [];
  let running: Promise<void> | null = null;
  let position: Position | null = null;
  let mostBytes = usualBytes;
  let progressAt = 0;
  let broken: AppError | null = null;

  /** Takes one batch to its end: written, refused, or back in the queue in smaller pieces. */
  async function deliver(delivery: Delivery): Promise<void> {
    const { entries, codec, signal } = delivery;
    const records = entries.map(({ record }) => record);
    let bytes: Buffer | null = null;
    let doubt = false;
    for (let attempts = 0; ; attempts++) {
      position ??= await means.begin();
      bytes ??= encodeBatch({ records, codec, transactional, ...position });
      const answer = await attempt(bytes, attempts > 0);
      doubt ||= leavesDoubt(answer, acks);
      const verdict = judge(answer, { count: entries.length, acks, doubt });
      if (verdict.kind === 'written' && answer.ok) {
        position = advance(position, entries.length);
        progressAt = Date.now();
        return settleWritten(target, entries, answer.value, doubt);
      }
      const size = bytes.length;
      const limit = await limitFor(answer);
      const refuse = (entry: Entry, place: number) =>
        entry.settle({ ok: false, error: refusalOf(target, answer, { place, doubt, bytes: size, limit }) });
      if (verdict.kind === 'split') return putBack(delivery, smaller(entries, size, limit));
      if (verdict.kind === 'without') {
        for (const [place, entry] of entries.entries()) if (verdict.places.has(place)) refuse(entry, place);
        return putBack(delivery, [entries.filter((_, place) => !verdict.places.has(place))]);
      }
      const waited = Date.now() - Math.max(delivery.queuedAt, progressAt);
      const error = failureOf(target, answer);
      const over = signal?.aborted || waited > patienceWith(error, doubt, timeoutMs);
      const unmendable = verdict.kind === 'renew' && transactional;
      if (verdict.kind === 'refuse' || over || unmendable) {
        entries.forEach(refuse);
        if (transactional && (doubt || unmendable)) broken = error;
        // What may still be under way must not be taken for what is written next, nor come between.
        else if (doubt) renew(position, false);
        return;
      }
      if (verdict.kind === 'renew') {
        renew(position, verdict.producer);
        bytes = null;
        doubt = false;
      }
      await outcome(() => pause(pauseAfter(attempts), undefined, signal ? { signal } : {}));
    }
  }

  async function attempt(bytes: Buffer, fresh: boolean): Promise<Outcome<PartitionAnswer>> {
    const topics = await outcome(() => client.topics([target.topic], { fresh }));
    const leader = topics.ok ? leaderOf(topics.value.get(target.topic), target) : topics;
    return leader.ok ? means.produce(leader.value, { ...target, bytes }) : leader;
  }

  function renew(from: Position, producer: boolean): void {
    position = producer ? null : nextEpoch(from);
    if (position === null) means.forget(from.producerId);
  }

  async function limitFor(answer: Outcome<PartitionAnswer>): Promise<number | null> {
    return answer.ok && tooLarge.has(answer.value.errorCode) ? readMaxMessageBytes(client, target.topic) : null;
  }

  function smaller(entries: readonly Entry[], bytes: number, limit: number | null): Entry[][] {
    if (limit === null || limit >= bytes) return halves(entries);
    mostBytes = Math.min(usualBytes, limit);
    const pieces = packed(entries);
    return pieces.length > 1 ? pieces : halves(entries);
  }

  function putBack(delivery: Delivery, pieces: readonly Entry[][]): void {
    const filled = pieces.filter(({ length }) => length > 0);
    queue.unshift(...filled.map((entries) => ({ ...delivery, entries })));
  }

  const packed = (entries: readonly Entry[]) => pack(entries, ({ record }) => record, mostBytes);

  async function run(): Promise<void> {
    await null;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const pieces = packed(next.entries);
      if (pieces.length > 1) {
        putBack(next, pieces);
        continue;
      }
      try {
        if (next.signal?.aborted) throw left(next.signal);
        if (broken) throw broken;
        await deliver(next);
      } catch (error) {
        settleAll(next.entries, toAppError(error));
      }
    }
    running = null;
  }

  return {
    add(delivery) {
      queue.push(delivery);
      running ??= run();
    },
    async idle() {
      await running;
    },
  };
}

function left({ reason }: AbortSignal): AppError {
  if (reason instanceof AppError) return reason;
  return new AppError('TIMEOUT', 'The record was not sent, because the request for it has ended.', { cause: reason });
}
