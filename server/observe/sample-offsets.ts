import type { Problem } from '../../lib/contracts/common.ts';
import type { KafkaClient } from '../kafka/client.ts';
import { readTimeoutMs } from './ask-any.ts';
import { toProblem } from './problem.ts';
import { type ListedOffsets, readOffsets } from './read/offsets.ts';
import type { Broker } from './sample-groups.ts';
import type { BrokerReading, PartitionOffsets, TopicState } from './snapshot.ts';

export interface SampledOffsets {
  offsets: ReadonlyMap<string, readonly PartitionOffsets[]>;
  readings: ReadonlyMap<number, BrokerReading>;
}

const noLeader: Problem = { code: 'NO_LEADER', message: 'The partition has no leader.' };
const unread: PartitionOffsets = { start: null, end: null, lastStable: null, readAt: null, error: null };

/** Offsets of every partition, each from its leader. What a leader does not tell stays as it was, with the reason. */
export async function sampleOffsets(
  kafka: KafkaClient,
  brokers: readonly Broker[],
  topics: ReadonlyMap<string, TopicState>,
  before: SampledOffsets & { topics: ReadonlyMap<string, TopicState> | null },
): Promise<SampledOffsets> {
  const led = partitionsByLeader(topics);
  const silent = new Map(brokers.map((broker) => [broker.id, broker.silent]));
  const readings = new Map<number, BrokerReading>();
  const failures = new Map<number, Problem>();
  const rows: ListedOffsets[] = [];
  const readAt = Date.now();
  await Promise.all(
    [...led].map(async ([leader, partitions]) => {
      try {
        const reason = silent.get(leader);
        if (reason) throw reason;
        rows.push(...(await readOffsets(kafka, leader, partitions, readTimeoutMs)));
        readings.set(leader, { readAt, error: null });
      } catch (error) {
        const problem = toProblem(error);
        failures.set(leader, problem);
        readings.set(leader, { readAt: before.readings.get(leader)?.readAt ?? null, error: problem });
      }
    }),
  );
  const offsets = new Map<string, PartitionOffsets[]>();
  for (const topic of topics.values()) {
    const same = before.topics?.get(topic.name)?.id === topic.id;
    const known = same ? before.offsets.get(topic.name) : undefined;
    const lost = topic.partitions.map(({ leader, partition }) => {
      const error = leader === null ? noLeader : (failures.get(leader) ?? null);
      return { ...(known?.[partition] ?? unread), error };
    });
    offsets.set(topic.name, lost);
  }
  for (const { topic, partition, start, end, lastStable, error } of rows) {
    const partitions = offsets.get(topic);
    if (!partitions) continue;
    partitions[partition] = error
      ? { ...(partitions[partition] ?? unread), error }
      : { start, end, lastStable, readAt, error: null };
  }
  return { offsets, readings };
}

function partitionsByLeader(topics: ReadonlyMap<string, TopicState>): Map<number, Map<string, number[]>> {
  const led = new Map<number, Map<string, number[]>>();
  for (const { name, partitions } of topics.values()) {
    for (const { leader, partition } of partitions) {
      if (leader === null) continue;
      const byTopic = led.get(leader) ?? new Map<string, number[]>();
      led.set(leader, byTopic);
      const known = byTopic.get(name);
      if (known) known.push(partition);
      else byTopic.set(name, [partition]);
    }
  }
  return led;
}
