import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { errorReply } from '../../lib/contracts/common.ts';
import type { Contract } from '../../lib/contracts/contract.ts';
import { errorStatus } from '../../lib/errors.ts';

/** OpenAPI 3.1 of all contracts. A stream is described by one of its lines. */
export function openApiDocument(contracts: ReadonlyMap<string, Contract>, version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, contract] of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operation(name, contract) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Highwater',
      version,
      description: 'A web console for Apache Kafka. 64-bit numbers are decimal strings; null means unknown, never 0.',
    },
    servers: [{ url: '/api' }],
    paths,
  });
}

function operation(name: string, contract: Contract): ZodOpenApiOperationObject {
  return {
    operationId: name,
    summary: contract.summary,
    requestParams: { path: asObject(contract.params), query: asObject(contract.query) },
    ...(contract.body && {
      requestBody: { required: true, content: { 'application/json': { schema: contract.body } } },
    }),
    responses: { [`${contract.status ?? 200}`]: success(contract), default: failure },
  };
}

function success({ stream, media, reply }: Contract): ZodOpenApiResponseObject {
  if (media) return { description: 'A file', content: { [media]: { schema: reply } } };
  return stream
    ? { description: 'One JSON event a line', content: { 'application/x-ndjson': { schema: reply } } }
    : { description: 'OK', content: { 'application/json': { schema: reply } } };
}

const failure: ZodOpenApiResponseObject = {
  description: `What went wrong, by its code: ${Object.entries(errorStatus)
    .map(([code, status]) => `${code} (${status})`)
    .join(', ')}`,
  content: { 'application/json': { schema: errorReply.meta({ id: 'Error' }) } },
};

function asObject(schema: z.ZodType): z.ZodObject {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError('Parameters of a contract must be a zod object.');
}
