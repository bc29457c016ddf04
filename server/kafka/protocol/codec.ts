import { AppError } from '../../../lib/errors.ts';
import definitions from './definitions.json' with { type: 'json' };
import type { ApiDefinition, DefinitionFile, MessageDefinition } from './definitions.ts';
import { type MessageCodec, messageCodec } from './message.ts';
import type { ApiName, DataMessages, RequestOf, ResponseOf } from './messages.ts';
import { MalformedMessage, Reader } from './reader.ts';
import { parseVersions, type VersionRange } from './versions.ts';
import { Writer } from './writer.ts';

const file: DefinitionFile = definitions;
const apis = new Map(
  file.apis.map((api) => [api.name, { ...api, versions: parseVersions(api.request.validVersions) }]),
);
const dataMessages = new Map(file.data.map(({ name, message }) => [name, message]));

export const apiNames = file.apis.map((api) => api.name as ApiName);

export function apiKey(api: ApiName): number {
  return definition(api).apiKey;
}

/** The versions of an API that we speak. */
export function apiVersions(api: ApiName): VersionRange {
  return definition(api).versions;
}

/** What follows the client id of a request's header: for flexible versions the header's tagged fields, then the body. */
export function encodeRequest<A extends ApiName>(api: A, version: number, body: RequestOf<A>): Buffer {
  const codec = requestCodec(api, version);
  const writer = new Writer();
  if (codec.flexible) writer.uvarint(0);
  codec.encode(writer, { ...body });
  return writer.finish();
}

/**
 * Reads what follows the correlation id of a response; KAFKA_PROTOCOL_ERROR when it is not exactly such a message.
 * An old broker answers an ApiVersions request that is too new for it in version 0 with UNSUPPORTED_VERSION.
 */
export function decodeResponse<A extends ApiName>(api: A, version: number, bytes: Buffer): ResponseOf<A> {
  const tooNew = api === 'ApiVersions' && bytes.length >= 2 && bytes.readInt16BE(0) === 35;
  const codec = responseCodec(api, tooNew ? 0 : version);
  // The header of an ApiVersions response has no tagged fields in any version, so that everybody can read it.
  const header = codec.flexible && api !== 'ApiVersions';
  return decodeAll(`${api} v${version}`, bytes, codec, header) as unknown as ResponseOf<A>;
}

/** The answer that a request without an answer stands for (Produce with acks=0): defaults only. */
export function emptyResponse<A extends ApiName>(api: A, version: number): ResponseOf<A> {
  return responseCodec(api, version).makeDefaults() as unknown as ResponseOf<A>;
}

/** The other direction, for brokers played in tests. */
export function decodeRequest<A extends ApiName>(api: A, version: number, bytes: Buffer): RequestOf<A> {
  const codec = requestCodec(api, version);
  return decodeAll(`${api} v${version}`, bytes, codec, codec.flexible) as unknown as RequestOf<A>;
}

export function encodeResponse<A extends ApiName>(api: A, version: number, body: ResponseOf<A>): Buffer {
  const codec = responseCodec(api, version);
  const writer = new Writer();
  if (codec.flexible && api !== 'ApiVersions') writer.uvarint(0);
  codec.encode(writer, { ...body });
  return writer.finish();
}

/** Decodes a message that travels as bytes inside another; `bytes` starts after its version. */
export function decodeData<N extends keyof DataMessages>(name: N, version: number, bytes: Buffer): DataMessages[N] {
  const message = dataMessages.get(name) as MessageDefinition;
  return decodeAll(
    `${name} v${version}`,
    bytes,
    messageCodec(message, version, name),
    false,
  ) as unknown as DataMessages[N];
}

function decodeAll(name: string, bytes: Buffer, codec: MessageCodec, taggedHeader: boolean): Record<string, unknown> {
  const reader = new Reader(bytes);
  try {
    if (taggedHeader) skipTaggedFields(reader);
    const value = codec.decode(reader);
    if (reader.remaining > 0) throw reader.malformed(`${reader.remaining} bytes are left over`);
    return value;
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    throw new AppError(
      'KAFKA_PROTOCOL_ERROR',
      `A broker sent a ${name} message that cannot be read: ${error.message}.`,
      {
        details: { message: name, offset: error.offset, size: bytes.length },
        cause: error,
      },
    );
  }
}

function skipTaggedFields(reader: Reader): void {
  for (let left = reader.uvarint(); left > 0; left--) {
    reader.uvarint();
    reader.bytes(reader.uvarint());
  }
}

function requestCodec(api: ApiName, version: number): MessageCodec {
  return messageCodec(definition(api).request, version, api);
}

function responseCodec(api: ApiName, version: number): MessageCodec {
  return messageCodec(definition(api).response, version, api);
}

function definition(api: ApiName): ApiDefinition & { versions: VersionRange } {
  const known = apis.get(api);
  if (!known) throw new Error(`Unknown API ${api}`);
  return known;
}
