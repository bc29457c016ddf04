import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../lib/errors.ts';
import { apiNames, apiVersions, decodeRequest, decodeResponse, encodeRequest, encodeResponse } from './codec.ts';
import type { ApiName, RequestOf, ResponseOf } from './messages.ts';

test('a request as Kafka documents it: Metadata v1 for one topic', () => {
  expect(encodeRequest('Metadata', 1, { topics: [{ name: 'orders' }] }).toString('hex')).toBe(
    '0000000100066f7264657273',
  );
});

test('a flexible request has compact lengths and tagged fields', () => {
  const bytes = encodeRequest('Metadata', 9, { topics: [{ name: 'a' }], allowAutoTopicCreation: false });
  expect(bytes.toString('hex')).toBe('000202610000000000');
});

test('an unknown field of a request is refused by name', () => {
  expect(() => encodeRequest('Metadata', 9, { topic: [] } as unknown as RequestOf<'Metadata'>)).toThrow(/topic/);
});

test('a broker that is too old for ApiVersions answers in version 0 with error 35', () => {
  const bytes = Buffer.from('0023' + '00000001' + '0012' + '0000' + '0003', 'hex');
  const answer = decodeResponse('ApiVersions', 3, bytes);
  expect(answer.errorCode).toBe(35);
  expect(answer.apiKeys).toMatchObject([{ apiKey: 18, minVersion: 0, maxVersion: 3 }]);
});

test('64-bit values keep every digit', () => {
  const offset = 9_007_199_254_740_993n;
  const body = { topics: [{ name: 't', partitions: [{ partitionIndex: 0, offset, timestamp: -1n }] }] };
  const bytes = encodeResponse('ListOffsets', 7, body as unknown as ResponseOf<'ListOffsets'>);
  expect(decodeResponse('ListOffsets', 7, bytes).topics[0]?.partitions[0]?.offset).toBe(offset);
});

const anyVersion = fc
  .constantFrom(...apiNames)
  .chain((api) => fc.integer(apiVersions(api)).map((version): [ApiName, number] => [api, version]));

test('whatever bytes a broker sends, the answer is a value or a clear refusal, never a hang or a crash', () => {
  fc.assert(
    fc.property(anyVersion, fc.uint8Array({ maxLength: 300 }), ([api, version], bytes) => {
      try {
        decodeResponse(api, version, Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toBe('KAFKA_PROTOCOL_ERROR');
      }
    }),
    { numRuns: 2000 },
  );
});

test('an answer that was cut short is refused', () => {
  const whole = encodeResponse('Metadata', 12, decodeResponse('Metadata', 12, emptyMetadata()));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
      expect(() => decodeResponse('Metadata', 12, whole.subarray(0, length))).toThrow(AppError);
    }),
  );
});

test('a request is read back as it was written', () => {
  const topics = fc.array(
    fc.record({ name: fc.string(), partitionIndexes: fc.array(fc.integer({ min: 0, max: 2 ** 31 - 1 })) }),
  );
  fc.assert(
    fc.property(topics, (given) => {
      const read = decodeRequest('DescribeProducers', 0, encodeRequest('DescribeProducers', 0, { topics: given }));
      expect(read.topics).toEqual(given);
    }),
  );
});

function emptyMetadata(): Buffer {
  const broker = { nodeId: 1, host: 'h', port: 9092, rack: null };
  const body = {
    throttleTimeMs: 0,
    brokers: [broker],
    clusterId: 'c',
    controllerId: 1,
    topics: [],
    clusterAuthorizedOperations: -2_147_483_648,
    errorCode: 0,
  };
  return encodeResponse('Metadata', 12, body as ResponseOf<'Metadata'>);
}
