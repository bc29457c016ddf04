import { AppError } from '../../lib/errors.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { type Address, formatAddress } from './address.ts';
import { connectError, type Stage } from './connect-error.ts';
import { apiKey, apiVersions, decodeResponse, emptyResponse, encodeRequest } from './protocol/codec.ts';
import type { ApiName, RequestOf, ResponseOf } from './protocol/messages.ts';
import { intersect, type VersionRange } from './protocol/versions.ts';
import { connect, type Wire } from './transport.ts';

/** Socket, versions and sign-in together, in milliseconds: a bad address is told within five seconds. */
const openMs = 4_000;

export interface SendOptions {
  /** How long the broker may say nothing, in milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** A signed-in connection that knows which versions its broker speaks. */
export interface Connection {
  readonly open: boolean;
  readonly versions: ReadonlyMap<number, VersionRange>;
  /**
   * One request; rejects with an AppError, whose details say `sent` where the broker may have received the request and
   * acted on it. A time-out ends the connection, since later answers would wait behind it.
   */
  send<A extends ApiName>(api: A, version: number, body: RequestOf<A>, options: SendOptions): Promise<ResponseOf<A>>;
  close(): void;
}

/** `timeoutMs`: for socket, versions and sign-in together. */
export async function openConnection(
  address: Address,
  config: ConnectionConfig,
  timeoutMs = openMs,
): Promise<Connection> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let stage: Stage = 'socket';
  let wire: Wire | undefined;
  const expire = () => wire?.destroy();
  deadline.addEventListener('abort', expire);
  try {
    wire = await connect(address, config, deadline);
    stage = 'versions';
    const versions = await askVersions(wire);
    if (!versions.has(apiKey('Metadata'))) throw controllerListener(address);
    stage = 'sign-in';
    await wire.authenticate(versions);
    return connectionOver(wire, versions, address, config);
  } catch (error) {
    wire?.destroy();
    if (deadline.aborted) throw noAnswer(address, timeoutMs);
    throw await connectError(wire?.failure ?? error, stage, address, config);
  } finally {
    deadline.removeEventListener('abort', expire);
  }
}

async function askVersions(wire: Wire): Promise<Map<number, VersionRange>> {
  const ask = async (version: number) => {
    const body = version < 3 ? {} : { clientSoftwareName: 'highwater', clientSoftwareVersion: '1' };
    return decodeResponse('ApiVersions', version, await wire.send(wireRequest('ApiVersions', version, body)));
  };
  const first = await ask(3);
  const answer = first.errorCode === 35 ? await ask(0) : first;
  return new Map(answer.apiKeys.map((key) => [key.apiKey, { min: key.minVersion, max: key.maxVersion }]));
}

function wireRequest<A extends ApiName>(api: A, version: number, body: RequestOf<A>) {
  const expectAnswer = !(api === 'Produce' && (body as { acks?: number }).acks === 0);
  return { apiKey: apiKey(api), apiName: api, version, payload: encodeRequest(api, version, body), expectAnswer };
}

function connectionOver(
  wire: Wire,
  versions: ReadonlyMap<number, VersionRange>,
  address: Address,
  config: ConnectionConfig,
): Connection {
  let answered = false;
  return {
    versions,
    get open() {
      return wire.open;
    },
    async send(api, version, body, { timeoutMs, signal }) {
      const request = wireRequest(api, version, body);
      signal?.throwIfAborted();
      let bytes: Buffer;
      try {
        bytes = await bounded(wire, wire.send(request), timeoutMs, signal);
      } catch (error) {
        if (error instanceof OutOfTime) throw noAnswer(address, timeoutMs, { sent: true });
        if (signal?.aborted) throw signal.reason;
        throw lost(wire.failure ?? error, address, !answered && !config.sasl);
      }
      answered = true;
      return request.expectAnswer ? decodeResponse(api, version, bytes) : emptyResponse(api, version);
    },
    close: () => wire.destroy(),
  };
}

class OutOfTime extends Error {}

/**
 * Settles with `work`, or rejects when the reader has gone, or the broker has said nothing for so long: a large answer
 * over a slow line is no silence. A late answer is nobody's.
 */
function bounded<T>(wire: Wire, work: Promise<T>, ms: number, signal: AbortSignal | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    const startedAt = performance.now();
    const check = () => {
      const left = Math.max(startedAt, wire.heardAt) + ms - performance.now();
      if (left > 0) {
        timer = setTimeout(check, left);
        return;
      }
      reject(new OutOfTime());
      wire.destroy();
    };
    let timer = setTimeout(check, ms);
    signal?.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    });
  });
}

/** The version to use with a broker, or null where it lacks the API. Throws when both know it, in no common version. */
export function negotiate(
  api: ApiName,
  versions: ReadonlyMap<number, VersionRange>,
  maxVersion?: number,
): number | null {
  const broker = versions.get(apiKey(api));
  if (!broker) return null;
  const ours = apiVersions(api);
  const common = intersect({ min: ours.min, max: Math.min(ours.max, maxVersion ?? ours.max) }, broker);
  if (common) return common.max;
  throw new AppError('NOT_SUPPORTED_BY_BROKER', `The broker speaks no version of ${api} that this console knows.`, {
    details: { api, ours, broker },
  });
}

function controllerListener(address: Address): AppError {
  return new AppError(
    'KAFKA_CONTROLLER_LISTENER',
    `${formatAddress(address)} is a controller's listener. Use the port of a broker's listener.`,
    { details: { address: formatAddress(address) } },
  );
}

function noAnswer(address: Address, ms: number, details: object = {}): AppError {
  return new AppError('BROKER_UNREACHABLE', `${formatAddress(address)} did not answer within ${ms / 1000} s.`, {
    details: { address: formatAddress(address), timeoutMs: ms, ...details },
  });
}

/** A SASL listener answers ApiVersions to everybody and hangs up on the next request of one who has not signed in. */
function lost(error: unknown, address: Address, unsigned: boolean): AppError {
  const at = formatAddress(address);
  if (error instanceof AppError) return error;
  const closed = /closed/i.test((error as Error).message ?? '');
  if (unsigned && closed) {
    return new AppError(
      'KAFKA_SASL_REQUIRED',
      `${at} hangs up on who has not signed in. Configure SASL for this cluster.`,
      {
        details: { address: at, sent: true },
        cause: error,
      },
    );
  }
  return new AppError('BROKER_UNREACHABLE', `${at} ended the connection before it answered.`, {
    details: { address: at, sent: true },
    cause: error,
  });
}
