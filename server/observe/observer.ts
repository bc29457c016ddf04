import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterConfig } from '../config/cluster.ts';
import type { KafkaClient } from '../kafka/client.ts';
import type { AskAny } from './ask-any.ts';
import { findFindings } from './findings/find-findings.ts';
import { createGroupEvents, type GroupEvent } from './group-events.ts';
import { createOffsetHistory, type OffsetHistory } from './history/offset-history.ts';
import { impatient } from './impatient.ts';
import { startPulse } from './pulse.ts';
import { createSampler } from './sampler.ts';
import { type ClusterSnapshot, startingSnapshot } from './snapshot.ts';

/** The state of one cluster, kept up to date apart from all requests. */
export interface Observer {
  /** The latest; at once. `takenAt` is null until the first sample has ended. */
  snapshot(): ClusterSnapshot;
  /**
   * A snapshot whose reading began after this call; callers at the same time share one. Settings, sizes and the quorum
   * are of this reading too unless they are slow to come. Rejects only by `signal`.
   */
  refresh(signal?: AbortSignal): Promise<ClusterSnapshot>;
  /** Settles with the first snapshot that was taken, or that says why it could not be. */
  first(signal?: AbortSignal): Promise<ClusterSnapshot>;
  readonly history: OffsetHistory;
  /** For what is not in the snapshot; a call to one broker ends in its time even when the broker hangs. */
  readonly kafka: KafkaClient;
  /** Reads what any broker can tell from one that answers. */
  readonly ask: AskAny;
  /** What happened to a group, oldest first: members, resets. */
  events(group: string): readonly GroupEvent[];
  stop(): void;
}

const sampleEveryMs = 5_000;
const retryEveryMs = 2_000;
const quorumEveryMs = 5_000;
const settingsEveryMs = 60_000;
const logDirsEveryMs = 30_000;
/** How long a refresh waits for what one hanging broker may hold up, once all else has been read. */
const restMs = 700;

/** What one observer leaves to the next when the code is replaced while it runs. */
export interface Legacy {
  snapshot: ClusterSnapshot;
  history: OffsetHistory;
}

export function startObserver(cluster: ClusterConfig, client: KafkaClient, legacy: Legacy | null = null): Observer {
  const kafka = impatient(client);
  const history = legacy?.history ?? createOffsetHistory();
  const events = createGroupEvents();
  const stopped = new AbortController();
  let current = legacy?.snapshot ?? startingSnapshot(cluster.name);
  let wake = new AbortController();
  const pulse = startPulse(kafka, (_, { up }) => {
    publish(sampler.brokers(current));
    if (up) wake.abort();
  });
  const sampler = createSampler(kafka, pulse, history);

  function publish(patch: Partial<ClusterSnapshot>): void {
    if (stopped.signal.aborted) return;
    const next = { ...current, ...patch };
    if (patch.groups) events.compare(current.groups, patch.groups, Date.now());
    current = { ...next, findings: next.takenAt === null ? [] : findFindings(next, current.findings, Date.now()) };
  }

  async function readFast(): Promise<void> {
    const known = current.topics.value;
    publish(await sampler.fast(current));
    const added = [...(current.topics.value?.keys() ?? [])].filter((name) => known && !known.has(name));
    if (added.length > 0) publish(await sampler.settings(current, added));
  }

  const readSettings = async () => publish(await sampler.settings(current));
  const readLogDirs = async () => publish(await sampler.logDirs(current));
  const readQuorum = async () => publish(await sampler.quorum(current));

  /** Runs one reading at a time: who comes while it runs gets the one that begins after it. */
  const fast = oneAtATime(readFast);
  const quorum = oneAtATime(readQuorum);
  const settings = oneAtATime(readSettings);
  const logDirs = oneAtATime(readLogDirs);

  async function repeat(read: () => Promise<void>, everyMs: () => number): Promise<void> {
    while (!stopped.signal.aborted) {
      const began = Date.now();
      await read();
      const pause = Math.max(everyMs() - (Date.now() - began), 250);
      const signal = AbortSignal.any([stopped.signal, wake.signal]);
      await delay(pause, undefined, { ref: false, signal }).catch(() => {});
      if (wake.signal.aborted) wake = new AbortController();
    }
  }

  const first = begin();
  async function begin(): Promise<void> {
    await fast();
    void repeat(fast, () => (current.unreachable ? retryEveryMs : sampleEveryMs));
    void repeat(quorum, () => quorumEveryMs);
    void repeat(settings, () => settingsEveryMs);
    void repeat(logDirs, () => (current.logDirs.size === 0 ? retryEveryMs : logDirsEveryMs));
  }

  return {
    snapshot: () => current,
    async refresh(signal) {
      await abortable(fast(), signal);
      const rest = Promise.all([settings(), logDirs(), quorum()]);
      await abortable(Promise.race([rest, delay(restMs, undefined, { ref: false })]), signal);
      return current;
    },
    async first(signal) {
      await abortable(first, signal);
      return current;
    },
    history,
    kafka,
    ask: sampler.ask,
    events: events.of,
    stop() {
      stopped.abort();
      pulse.stop();
    },
  };
}

function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const start = () => {
    next = null;
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running.catch(() => {}).then(start);
    return next;
  };
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
