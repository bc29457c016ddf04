import { setTimeout as delay } from 'node:timers/promises';
import { type AppError, toAppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { brokerVersion } from './read/broker-version.ts';

export interface Liveness {
  readonly up: boolean;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly error: AppError | null;
  readonly version: string | null;
}

/** Feels every broker's pulse, apart from all other reading, so that one that hangs is known before it is asked. */
export interface Pulse {
  /** From now on these brokers are watched, and no others. */
  watch(ids: Iterable<number>): void;
  /** Null until the broker has been heard, or not heard, for the first time. */
  of(id: number): Liveness | null;
  /** Whether it makes sense to ask it something: false as soon as one beat is late. */
  answers(id: number): boolean;
  stop(): void;
}

interface Watched {
  liveness: Liveness | null;
  version: string | null;
  askedAt: number | null;
  missed: number;
  stop: AbortController;
}

const beatMs = 2_000;
const beatTimeoutMs = 1_500;
/** A beat that is out for so long makes others wait elsewhere. */
const lateMs = 700;
/** One missed beat may be a pause of its JVM or a connection that was closed while idle. */
const missesToBeDown = 2;
const secondTryMs = 250;

export function startPulse(kafka: KafkaClient, onChange: (id: number, liveness: Liveness) => void): Pulse {
  const watched = new Map<number, Watched>();

  async function feel(id: number, state: Watched): Promise<void> {
    while (!state.stop.signal.aborted) {
      await beat(id, state);
      await delay(state.missed === 1 ? secondTryMs : beatMs, undefined, {
        ref: false,
        signal: state.stop.signal,
      }).catch(() => {});
    }
  }

  async function beat(id: number, state: Watched): Promise<void> {
    state.askedAt = Date.now();
    let error: AppError | null = null;
    try {
      const options = { node: id, timeoutMs: beatTimeoutMs, signal: state.stop.signal };
      state.version = brokerVersion(await kafka.call('ApiVersions', clientSoftware, options));
    } catch (caught) {
      error = toAppError(caught);
    }
    state.askedAt = null;
    if (state.stop.signal.aborted) return;
    state.missed = error ? state.missed + 1 : 0;
    if (error && state.missed < missesToBeDown) return;
    const up = error === null;
    const before = state.liveness;
    const since = before?.up === up ? before.since : Date.now();
    state.liveness = { up, since, error, version: state.version };
    if (before?.up !== up) onChange(id, state.liveness);
  }

  return {
    watch(ids) {
      const wanted = new Set(ids);
      for (const [id, state] of watched) {
        if (wanted.has(id)) continue;
        state.stop.abort();
        watched.delete(id);
      }
      for (const id of wanted) {
        if (watched.has(id)) continue;
        const state = { liveness: null, version: null, askedAt: null, missed: 0, stop: new AbortController() };
        watched.set(id, state);
        void feel(id, state);
      }
    },
    of: (id) => watched.get(id)?.liveness ?? null,
    answers(id) {
      const state = watched.get(id);
      if (!state) return true;
      const late = state.askedAt !== null && Date.now() - state.askedAt > lateMs;
      return state.missed === 0 && !late;
    },
    stop() {
      for (const { stop } of watched.values()) stop.abort();
      watched.clear();
    },
  };
}

const clientSoftware = { clientSoftwareName: 'highwater', clientSoftwareVersion: '1' };
