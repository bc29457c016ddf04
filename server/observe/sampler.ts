import type { AppError } from '../../lib/errors.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { type AskAny, askAny, readTimeoutMs } from './ask-any.ts';
import { brokerStates } from './broker-states.ts';
import type { OffsetHistory } from './history/offset-history.ts';
import { noAnswer } from './impatient.ts';
import { assessGroup } from './lag/assess-group.ts';
import type { GroupLag } from './lag/group-lag.ts';
import { positionOf } from './lag/position.ts';
import { createNextRecords, wantedRecords } from './next-records.ts';
import { readPart } from './part.ts';
import type { Pulse } from './pulse.ts';
import { type ListedBroker, type ListedBrokers, readBrokers } from './read/brokers.ts';
import { readLogDirs } from './read/log-dirs.ts';
import { readQuorum } from './read/quorum.ts';
import { readTopicSettings } from './read/topic-settings.ts';
import { readTopics } from './read/topics.ts';
import { type Broker, sampleGroups } from './sample-groups.ts';
import { sampleOffsets } from './sample-offsets.ts';
import type { ClusterSnapshot, LogDir, Part } from './snapshot.ts';

/** A broker looks at its disks to answer this. */
const logDirsTimeoutMs = 10_000;
const settingsTimeoutMs = 5_000;

/** Reads a cluster. Each method gives what it has read anew, to be laid over the snapshot it was given. */
export interface Sampler {
  /** Brokers, topics, groups, offsets and the verdicts on groups. */
  fast(before: ClusterSnapshot): Promise<Partial<ClusterSnapshot>>;
  quorum(before: ClusterSnapshot): Promise<Partial<ClusterSnapshot>>;
  /** Of the named topics alone, or of all. */
  settings(before: ClusterSnapshot, names?: readonly string[]): Promise<Partial<ClusterSnapshot>>;
  logDirs(before: ClusterSnapshot): Promise<Partial<ClusterSnapshot>>;
  /** The brokers as they were listed last, with what is known of their life now. */
  brokers(before: ClusterSnapshot): Partial<ClusterSnapshot>;
  readonly ask: AskAny;
}

export function createSampler(kafka: KafkaClient, pulse: Pulse, history: OffsetHistory): Sampler {
  const nextRecords = createNextRecords();
  let listed: Part<ListedBrokers> = { value: null, readAt: null, error: null };
  const ask = askAny(kafka, () =>
    known()
      .filter(({ id }) => pulse.answers(id))
      .map(({ id }) => id),
  );

  function known(): ListedBroker[] {
    return listed.value?.brokers ?? [];
  }

  function toAsk(): Broker[] {
    return known().map(({ id }) => ({ id, silent: pulse.answers(id) ? null : silence(id) }));
  }

  function silence(id: number): AppError {
    return pulse.of(id)?.error ?? noAnswer(id, readTimeoutMs);
  }

  function brokerPart(before: ClusterSnapshot, topics: ClusterSnapshot['topics']): ClusterSnapshot['brokers'] {
    const { value, readAt, error } = listed;
    if (!value) return { ...before.brokers, error };
    const states = brokerStates(value.brokers, topics.value, pulse.of, before.brokers.value, Date.now());
    return { value: states, readAt, error };
  }

  async function fast(before: ClusterSnapshot): Promise<Partial<ClusterSnapshot>> {
    const [brokersRead, topics] = await Promise.all([
      readPart(listed, () => ask(readBrokers)),
      readPart(before.topics, async () => (await ask(readTopics)).topics),
    ]);
    listed = brokersRead;
    pulse.watch(known().map(({ id }) => id));
    if (listed.error && topics.error) return lost(before, brokerPart(before, topics), topics);

    const sampled = await sampleGroups(kafka, toAsk(), { groups: before.groups, readings: before.groupReadings });
    const groups = sampled.groups ?? new Map();
    const all = topics.value ?? new Map();
    const at = Date.now();
    const { offsets, readings } = await sampleOffsets(kafka, toAsk(), all, {
      offsets: before.offsets,
      readings: before.offsetReadings,
      topics: before.topics.value,
    });
    record(at, all, offsets, groups);
    const slots = history.clock.slots(0, Number.POSITIVE_INFINITY);
    const wanted = wantedRecords({ now: at, groups, topics: all, offsets, history, slots });
    await nextRecords.look(kafka, wanted, (topic, partition) => all.get(topic)?.partitions[partition]?.leader ?? null);
    const groupLags = new Map<string, GroupLag>();
    for (const group of groups.values()) {
      const previous = before.groupLags.get(group.id) ?? null;
      groupLags.set(
        group.id,
        assessGroup(group, { now: at, offsets, history, slots, nextRecord: nextRecords.of, previous }),
      );
    }
    return {
      takenAt: Date.now(),
      unreachable: null,
      unreachableSince: null,
      kafkaClusterId: listed.value?.kafkaClusterId ?? before.kafkaClusterId,
      namedController: listed.value?.controllerId ?? null,
      // At the end: the pulse may have told more in the meantime.
      brokers: brokerPart(before, topics),
      topics,
      groups: sampled.groups,
      groupReadings: sampled.readings,
      offsets,
      offsetReadings: readings,
      groupLags,
    };
  }

  function record(
    at: number,
    topics: NonNullable<ClusterSnapshot['topics']['value']>,
    offsets: ClusterSnapshot['offsets'],
    groups: NonNullable<ClusterSnapshot['groups']>,
  ): void {
    history.record({
      at,
      topics: new Map(
        [...topics.values()].map(({ name, id }) => {
          const partitions = (offsets.get(name) ?? []).map(({ start, end, error }) =>
            error === null && start !== null && end !== null ? { start, end } : null,
          );
          return [name, { id, partitions }];
        }),
      ),
      groups: new Map(
        [...groups.values()].map(({ id, error, committed }) => {
          const rows = committed?.map((row) => {
            const end = offsets.get(row.topic)?.[row.partition]?.end ?? null;
            return { topic: row.topic, partition: row.partition, offset: positionOf(row, end) };
          });
          return [id, error ? null : (rows ?? null)];
        }),
      ),
    });
  }

  return {
    ask,
    fast,
    brokers: (before) => ({ brokers: brokerPart(before, before.topics) }),
    quorum: async (before) => ({ quorum: await readPart(before.quorum, () => ask(readQuorum)) }),
    async settings(before, some) {
      const names = some ?? [...(before.topics.value?.keys() ?? [])];
      if (names.length === 0) return {};
      const kept = some ? (before.settings.value ?? []) : [];
      const settings = await readPart(before.settings, async () => {
        const read = await ask((client, options) => readTopicSettings(client, names, options), settingsTimeoutMs);
        return new Map([...kept, ...read]);
      });
      return { settings };
    },
    async logDirs(before) {
      const parts = await Promise.all(
        toAsk().map(async ({ id, silent }): Promise<[number, Part<readonly LogDir[]>]> => {
          const last = before.logDirs.get(id) ?? { value: null, readAt: null, error: null };
          const read = async () => {
            if (silent) throw silent;
            return readLogDirs(kafka, id, logDirsTimeoutMs);
          };
          return [id, await readPart(last, read)];
        }),
      );
      return parts.length === 0 ? {} : { logDirs: new Map(parts) };
    },
  };
}

/** Nobody answered: everything stays, and says why. */
function lost(
  before: ClusterSnapshot,
  brokers: ClusterSnapshot['brokers'],
  topics: ClusterSnapshot['topics'],
): Partial<ClusterSnapshot> {
  return { brokers, topics, unreachable: topics.error, unreachableSince: before.unreachableSince ?? Date.now() };
}
