import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Partitioner, partitionOf } from './partition-of.ts';

type OfSevenAndTwelve = [number | null, number | null];

/**
 * Keys in hex, and the partitions of 7 and of 12 that real clients chose: murmur2 by Java's Utils 4.3.1, crc32 and
 * fnv1a by sarama 1.45.1 and kafka-go 0.4.47, which agree with each other and, for the empty key, with kcat 1.7.1.
 * The last key's FNV-1a hash is -2^31, whose absolute value is no int32.
 */
const chosen: [key: string, murmur2: OfSevenAndTwelve, crc32: OfSevenAndTwelve, fnv1a: OfSevenAndTwelve][] = [
  ['', [2, 9], [null, null], [2, 3]],
  ['61', [5, 4], [4, 3], [6, 0]],
  ['6162', [0, 2], [5, 5], [2, 6]],
  ['616263', [4, 3], [5, 6], [5, 11]],
  ['61626364', [5, 8], [4, 1], [1, 3]],
  ['6162636465', [4, 1], [3, 9], [2, 0]],
  ['616263646566', [5, 0], [0, 3], [0, 2]],
  ['61626364656667', [4, 1], [2, 6], [4, 3]],
  ['6162636465666768', [0, 9], [4, 4], [3, 5]],
  ['616263646566676869', [1, 6], [1, 3], [3, 0]],
  ['6b61666b61', [3, 4], [6, 11], [4, 5]],
  ['6f726465722d31323334353637', [6, 9], [0, 5], [5, 2]],
  ['4772c3bcc39f65', [4, 3], [2, 9], [5, 4]],
  ['e697a5e69cace8aa9e', [6, 10], [5, 1], [4, 1]],
  ['f09fa689', [0, 4], [5, 9], [3, 9]],
  ['80', [1, 8], [4, 5], [5, 1]],
  ['ff', [5, 3], [3, 0], [0, 2]],
  ['ff80', [6, 8], [1, 5], [5, 10]],
  ['fffefd', [5, 8], [4, 1], [1, 9]],
  ['80818283', [3, 2], [6, 7], [2, 7]],
  ['ffffffff', [6, 5], [3, 3], [0, 7]],
  ['00', [0, 8], [2, 1], [5, 3]],
  ['0000000000', [3, 11], [2, 1], [1, 11]],
  ['7f80ff00017f80ff', [3, 9], [5, 5], [1, 0]],
  ['deadbeefcafebabe80', [4, 9], [6, 0], [6, 3]],
  ['61666a746a7a64', [5, 3], [6, 4], [2, 8]],
];

const partitioners: Partitioner[] = ['murmur2', 'crc32', 'fnv1a', 'random', 'roundRobin'];

describe('a key lands where the real clients put it', () => {
  test.each(chosen)('%j: murmur2 %j, crc32 %j, fnv1a %j', (hex, ...expected) => {
    const key = Buffer.from(hex, 'hex');
    const partitions = (['murmur2', 'crc32', 'fnv1a'] as const).map((partitioner) => [
      partitionOf(partitioner, key, 7),
      partitionOf(partitioner, key, 12),
    ]);
    expect(partitions).toEqual(expected);
  });

  test('wherever its bytes lie in memory', () => {
    const anywhere = fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(7), fc.integer({ min: 1, max: 10_000 }));
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...partitioners), ([bytes, before, partitions], partitioner) => {
        const moved = Buffer.concat([Buffer.alloc(before, 1), bytes, Buffer.alloc(3, 2)]);
        const view = moved.subarray(before, before + bytes.length);
        const partition = partitionOf(partitioner, view, partitions);
        expect(partition).toBe(partitionOf(partitioner, Buffer.from(bytes), partitions));
        expect(partition === null || (partition >= 0 && partition < partitions)).toBe(true);
      }),
    );
  });
});

test.each(partitioners)('%s leaves the choice to the producer where there is no key', (partitioner) => {
  expect(partitionOf(partitioner, null, 12)).toBeNull();
});

test.each(['random', 'roundRobin'] as const)('%s takes no notice of keys', (partitioner) => {
  expect(partitionOf(partitioner, Buffer.from('key'), 12)).toBeNull();
});
