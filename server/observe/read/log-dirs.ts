import type { KafkaClient } from '../../kafka/client.ts';
import { assertOk } from '../../kafka/errors.ts';
import { kafkaProblem } from '../problem.ts';
import type { LogDir } from '../snapshot.ts';

/** Where a broker keeps its replicas and how large they are. It looks at its disks for this, so it may take a while. */
export async function readLogDirs(kafka: KafkaClient, node: number, timeoutMs: number): Promise<LogDir[]> {
  // The other lane: requests on a connection are answered one after the other, and this one must not hold up the rest.
  const answer = await kafka.call('DescribeLogDirs', { topics: null }, { node, timeoutMs, lane: 'fetch' });
  const context = 'The log directories could not be read';
  assertOk(answer.errorCode, context);
  return answer.results.map((dir) => ({
    path: dir.logDir,
    error: kafkaProblem(dir.errorCode, context),
    totalBytes: known(dir.totalBytes),
    usableBytes: known(dir.usableBytes),
    replicas: dir.topics.flatMap(({ name, partitions }) =>
      partitions.map((replica) => ({
        topic: name,
        partition: replica.partitionIndex,
        sizeBytes: replica.partitionSize,
        offsetLag: replica.offsetLag,
        future: replica.isFutureKey,
      })),
    ),
  }));
}

// Brokers before 3.3 do not tell, and say -1.
function known(bytes: bigint): bigint | null {
  return bytes < 0n ? null : bytes;
}
