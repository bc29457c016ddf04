import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type Outcome, outcome } from '../../lib/errors.ts';
import type { CallOptions, KafkaClient } from './client.ts';
import { toKafkaAppError } from './errors.ts';
import type { ApiName, MetadataResponseTopic, RequestOf, ResponseOf } from './protocol/messages.ts';

export interface TopicPartition {
  topic: string;
  partition: number;
}

export interface LeaderAnswer<A extends ApiName> {
  /** Null: the partitions have no known leader, and `result` says why. */
  node: number | null;
  partitions: TopicPartition[];
  result: Outcome<ResponseOf<A>>;
}

type Options = Omit<CallOptions, 'node'>;

/** The same request to every broker of the latest metadata. */
export async function callAll<A extends ApiName>(
  client: KafkaClient,
  api: A,
  body: RequestOf<A>,
  options: Options = {},
): Promise<Map<number, Outcome<ResponseOf<A>>>> {
  const brokers = await client.brokers();
  return new Map(
    await Promise.all(
      brokers.map(
        async ({ id }) => [id, await outcome(() => client.call(api, body, { ...options, node: id }))] as const,
      ),
    ),
  );
}

/** Before asking again; a leader may be named in the metadata a moment before it knows that it leads. */
const pausesMs = [0, 50, 150, 400];

/**
 * One request to each leader of the partitions. `moved` tells which partitions an answer refuses because their leader
 * has moved: those are asked again after a refresh of the metadata, up to four times within about a second; those of a
 * leader that is gone once.
 */
export async function callLeaders<A extends ApiName>(
  client: KafkaClient,
  partitions: readonly TopicPartition[],
  api: A,
  build: (partitions: TopicPartition[]) => RequestOf<A>,
  options: Options & { moved?: (answer: ResponseOf<A>) => TopicPartition[] } = {},
): Promise<LeaderAnswer<A>[]> {
  const { moved, ...call } = options;
  const ask = async (asked: readonly TopicPartition[], fresh: boolean) => {
    const { groups, lost } = await groupByLeader<A>(client, asked, fresh);
    const answers = [...groups].map(async ([node, own]): Promise<LeaderAnswer<A>> => {
      const result = await outcome(() => client.call(api, build(own), { ...call, node }));
      return { node, partitions: own, result };
    });
    return [...(await Promise.all(answers)), ...lost];
  };

  let answers = await ask(partitions, false);
  for (const pauseMs of pausesMs) {
    const isFirst = pauseMs === 0;
    const retry = answers.flatMap(({ node, partitions: own, result }) => {
      if (result.ok) return moved?.(result.value) ?? [];
      return isFirst && (node === null || isRefused(result.error)) ? own : [];
    });
    if (retry.length === 0 || options.signal?.aborted) break;
    if (!isFirst) await sleep(pauseMs);
    const again = new Set(retry.map(partitionKey));
    const kept = answers.flatMap((answer) => {
      const own = answer.partitions.filter((partition) => !again.has(partitionKey(partition)));
      return own.length > 0 ? [{ ...answer, partitions: own }] : [];
    });
    answers = [...kept, ...(await ask(retry, true))];
  }
  return answers;
}

async function groupByLeader<A extends ApiName>(
  client: KafkaClient,
  partitions: readonly TopicPartition[],
  fresh: boolean,
) {
  const names = [...new Set(partitions.map(({ topic }) => topic))];
  const groups = new Map<number, TopicPartition[]>();
  const unled = new Map<string, LeaderAnswer<A>>();
  const topics = await outcome(() => client.topics(names, { fresh }));
  for (const asked of partitions) {
    const leader = topics.ok ? leaderOf(topics.value.get(asked.topic), asked) : topics;
    if (leader.ok) {
      const own = groups.get(leader.value) ?? [];
      own.push(asked);
      groups.set(leader.value, own);
    } else {
      const lost = unled.get(leader.error.message) ?? {
        node: null,
        partitions: [] as TopicPartition[],
        result: leader,
      };
      lost.partitions.push(asked);
      unled.set(leader.error.message, lost);
    }
  }
  return { groups, lost: [...unled.values()] };
}

/** The broker that leads a partition, or why none is known. */
export function leaderOf(topic: MetadataResponseTopic | undefined, asked: TopicPartition): Outcome<number> {
  const fail = (error: AppError): Outcome<number> => ({ ok: false, error });
  if (!topic || topic.errorCode === 3) {
    return fail(
      new AppError('TOPIC_NOT_FOUND', `There is no topic ${asked.topic}.`, { details: { topic: asked.topic } }),
    );
  }
  if (topic.errorCode !== 0) return fail(toKafkaAppError(topic.errorCode, `Topic ${asked.topic}`));
  const partition = topic.partitions.find(({ partitionIndex }) => partitionIndex === asked.partition);
  if (!partition) {
    return fail(
      new AppError('PARTITION_NOT_FOUND', `Topic ${asked.topic} has no partition ${asked.partition}.`, {
        details: { ...asked, partitions: topic.partitions.length },
      }),
    );
  }
  if (partition.leaderId >= 0) return { ok: true, value: partition.leaderId };
  return fail(
    new AppError('NO_LEADER', `Partition ${asked.partition} of ${asked.topic} has no leader.`, {
      details: { ...asked },
    }),
  );
}

/** A broker that is gone has passed its partitions on; one that is only silent may still lead them. */
function isRefused(error: AppError): boolean {
  return error.code === 'BROKER_UNREACHABLE' && error.details?.timeoutMs === undefined;
}

/** Names a partition in maps and sets. */
export function partitionKey({ topic, partition }: TopicPartition): string {
  return `${partition} ${topic}`;
}
