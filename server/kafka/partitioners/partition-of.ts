import { crc32 } from 'node:zlib';
import { fnv1a } from './fnv1a.ts';
import { murmur2 } from './murmur2.ts';

/**
 * How a producer chooses the partition from the key:
 * - `murmur2`: Java's default, librdkafka's `murmur2_random`, kafkajs. The hash's sign bit is dropped.
 * - `crc32`: librdkafka's default `consistent_random`. The hash is unsigned; an empty key decides nothing.
 * - `fnv1a`: the default of sarama and the `Hash` balancer of kafka-go, librdkafka's `fnv1a_random`. The hash is signed
 *   and its absolute value counts. sarama's `NewReferenceHashPartitioner` and kafka-go's `ReferenceHash` drop the sign
 *   bit instead and choose other partitions: they are not this one.
 */
export type Partitioner = 'murmur2' | 'crc32' | 'fnv1a' | 'random' | 'roundRobin';

/** The partition, of `partitions` ≥ 1, that the key decides on; null when it does not and the producer is free. */
export function partitionOf(partitioner: Partitioner, key: Buffer | null, partitions: number): number | null {
  if (key === null) return null;
  switch (partitioner) {
    case 'murmur2':
      return (murmur2(key) & 0x7fff_ffff) % partitions;
    case 'crc32':
      return key.length === 0 ? null : crc32(key) % partitions;
    case 'fnv1a':
      return Math.abs(fnv1a(key)) % partitions;
    case 'random':
    case 'roundRobin':
      return null;
  }
}
