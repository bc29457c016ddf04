import type { CallOptions, KafkaClient } from '../../kafka/client.ts';
import { assertOk } from '../../kafka/errors.ts';
import type { DescribeQuorumResponseReplicaState } from '../../kafka/protocol/messages.ts';
import type { QuorumReplica, QuorumState } from '../snapshot.ts';

/** The controller quorum as its leader sees it; null where the brokers have none. */
export async function readQuorum(kafka: KafkaClient, options: CallOptions): Promise<QuorumState | null> {
  if ((await kafka.version('DescribeQuorum', options.node)) === null) return null;
  const context = 'The controller quorum could not be read';
  const answer = await kafka.call(
    'DescribeQuorum',
    { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] },
    // A broker forwards this to the controller and answers nothing else on the connection until it has its word.
    { ...options, lane: 'fetch' },
  );
  assertOk(answer.errorCode, context, answer.errorMessage);
  const partition = answer.topics[0]?.partitions[0];
  if (!partition) return null;
  assertOk(partition.errorCode, context, partition.errorMessage);
  const leader = partition.currentVoters.find(({ replicaId }) => replicaId === partition.leaderId);
  const describe = (replica: DescribeQuorumResponseReplicaState) => replicaOf(replica, leader?.logEndOffset ?? null);
  return {
    leader: partition.leaderId,
    leaderEpoch: partition.leaderEpoch,
    voters: partition.currentVoters.map(describe),
    observers: partition.observers.map(describe),
  };
}

function replicaOf(replica: DescribeQuorumResponseReplicaState, end: bigint | null): QuorumReplica {
  const known = replica.logEndOffset >= 0n && end !== null;
  const caughtUp = replica.lastCaughtUpTimestamp;
  return {
    id: replica.replicaId,
    lag: known ? end - replica.logEndOffset : null,
    lastCaughtUpAt: caughtUp > 0n ? Number(caughtUp) : null,
  };
}
