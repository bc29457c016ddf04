import { AppError, type Outcome, outcome } from '../../../lib/errors.ts';
import type { KafkaClient } from '../client.ts';
import type { TopicPartition } from '../routing.ts';
import type { Written } from './delivery.ts';
import { createLanes, type Lanes, type RecordToSend, type SendOptions } from './lanes.ts';
import { leaderRequests } from './leader-requests.ts';
import { type Producer, startOf } from './position.ts';
import { type OffsetToCommit, transactionCalls } from './transaction-calls.ts';
import { replicasMs, usualTimeoutMs } from './writer.ts';

/**
 * Writes records and offsets all or nothing, one transaction after the other. Methods reject with an AppError; calls
 * are awaited one by one. A transaction in which anything failed can only be aborted.
 */
export interface TransactionalWriter {
  /** The first takes over the transactional id: whoever had it is fenced and what they left open is aborted. */
  begin(): Promise<void>;
  /** One result per record, in order. */
  send(records: readonly RecordToSend[], options?: SendOptions): Promise<Outcome<Written>[]>;
  /** The group's offsets become these with the commit. */
  commitOffsets(group: string, offsets: readonly OffsetToCommit[]): Promise<void>;
  /**
   * Where it rejects with `details.outcome` `unknown`, the next `begin`, of this writer or of a new one with the same
   * id, sees to it that the transaction is decided; then the group's offsets, read with `requireStable`, tell how.
   */
  commit(): Promise<void>;
  /** Where it rejects, the transaction is aborted by the next `begin` or when its time is up. */
  abort(): Promise<void>;
  /** Aborts what is open. */
  close(): Promise<void>;
}

export interface TransactionalOptions {
  timeoutMs?: number;
  /** After so long without an end the coordinator aborts a transaction. */
  transactionTimeoutMs?: number;
}

interface Session {
  producer: Producer;
  lanes: Lanes;
}

interface Transaction extends Session {
  partitions: Set<string>;
  groups: Set<string>;
  /** What went wrong first. */
  failure: AppError | null;
}

/** INVALID_PRODUCER_EPOCH, INVALID_PRODUCER_ID_MAPPING, PRODUCER_FENCED. */
const fencedCodes = new Set([47, 49, 90]);
const invalidState = 48;

export function createTransactionalWriter(
  client: KafkaClient,
  transactionalId: string,
  { timeoutMs = usualTimeoutMs, transactionTimeoutMs = 60_000 }: TransactionalOptions = {},
): TransactionalWriter {
  const calls = transactionCalls(client, transactionalId, timeoutMs);
  const settings = { acks: -1 as const, timeoutMs: Math.min(timeoutMs, replicasMs), transactionalId };
  const produce = leaderRequests(client, settings);
  let session: Session | null = null;
  let open: Transaction | null = null;
  let fenced: AppError | null = null;

  async function start(): Promise<Session> {
    const producer = await calls.takeOver(transactionTimeoutMs);
    const begin = async () => startOf(producer);
    const means = { client, acks: -1 as const, timeoutMs, transactional: true, produce, begin, forget: () => {} };
    return { producer, lanes: createLanes(means) };
  }

  /** Runs a part of the open transaction; its failure is the transaction's. */
  async function within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = open ?? expectOpen();
    if (transaction.failure) throw transaction.failure;
    try {
      return await work(transaction);
    } catch (error) {
      transaction.failure ??= error as AppError;
      throw error;
    }
  }

  async function end(transaction: Transaction, committed: boolean): Promise<void> {
    open = null;
    if (transaction.partitions.size === 0 && transaction.groups.size === 0) return;
    const result = await outcome(() => calls.end(transaction.producer, committed));
    if (result.ok && committed) return;
    // After an abort something may still be under way; under the next epoch it is too late for it.
    session = null;
    if (result.ok) return;
    const code = Number(result.error.details?.kafkaCode);
    if (fencedCodes.has(code)) fenced = result.error;
    if (committed) throw unknownOutcome(result.error);
    // Whoever fenced the id has aborted the transaction; or it had not begun.
    if (!fenced && code !== invalidState) throw result.error;
  }

  const writer: TransactionalWriter = {
    async begin() {
      if (open) throw new AppError('INTERNAL', 'A transaction is open already.');
      if (fenced) throw fenced;
      session ??= await start();
      open = { ...session, partitions: new Set(), groups: new Set(), failure: null };
    },
    send: (records, options) =>
      within(async (transaction) => {
        const added = records.filter((record) => !transaction.partitions.has(keyOf(record)));
        const news = [...new Map(added.map((record) => [keyOf(record), record])).values()];
        for (const record of news) transaction.partitions.add(keyOf(record));
        if (news.length > 0) await calls.addPartitions(transaction.producer, news);
        const results = await transaction.lanes.send(records, options);
        const failed = results.find((result) => !result.ok);
        if (failed && !failed.ok) transaction.failure ??= failed.error;
        return results;
      }),
    commitOffsets: (group, offsets) =>
      within(async (transaction) => {
        const known = transaction.groups.has(group);
        transaction.groups.add(group);
        if (!known) await calls.addOffsets(transaction.producer, group);
        await calls.commitOffsets(transaction.producer, group, offsets);
      }),
    async commit() {
      const transaction = open ?? expectOpen();
      if (transaction.failure) throw transaction.failure;
      await end(transaction, true);
    },
    async abort() {
      await end(open ?? expectOpen(), false);
    },
    async close() {
      if (open) await writer.abort();
      await session?.lanes.close();
    },
  };
  return writer;
}

const keyOf = ({ topic, partition }: TopicPartition) => `${partition} ${topic}`;

function expectOpen(): never {
  throw new AppError('INTERNAL', 'No transaction is open.');
}

function unknownOutcome(error: AppError): AppError {
  return new AppError(error.code, `${error.message} Whether the transaction was committed is not known.`, {
    details: { ...error.details, outcome: 'unknown' },
    cause: error,
  });
}
