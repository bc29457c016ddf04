import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import Connection from 'kafkajs/src/network/connection.js';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import type { ConnectionConfig, TlsConfig } from '../config/cluster.ts';
import type { Address } from './address.ts';
import { FrameReader } from './frame-reader.ts';
import type { VersionRange } from './protocol/versions.ts';

export interface WireRequest {
  apiKey: number;
  apiName: string;
  version: number;
  /** What follows the client id in the request. */
  payload: Buffer;
  /** Produce with acks=0 gets no answer. */
  expectAnswer: boolean;
}

/**
 * One socket to one broker. With `connect` these are all that is used of kafkajs, and all that a bare socket would
 * have to offer in its place.
 */
export interface Wire {
  readonly open: boolean;
  /** When bytes of an answer came last, by `performance.now()`; 0: none have. */
  readonly heardAt: number;
  /** What ended the connection, if it did not end quietly. */
  readonly failure: Error | null;
  /** Signs in over SASL, if the configuration says so; kafkajs repeats it before the session expires. */
  authenticate(versions: ReadonlyMap<number, VersionRange>): Promise<void>;
  /** Sends one request and gives what follows the correlation id of its answer; empty without one. */
  send(request: WireRequest): Promise<Buffer>;
  /** Ends the connection at once; whatever waits on it fails. */
  destroy(reason?: Error): void;
}

// kafkajs never gives up on its own timers here: every wait is bounded by our deadlines, which end the socket.
const never = 2 ** 31 - 1;
const keepAliveMs = 30_000;

// kafkajs 2.2.4 reschedules this check for ever with a negative delay, which Node 24 warns about and turns into a spin.
const scheduleCheck = RequestQueue.prototype.scheduleCheckPendingRequests;
RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) scheduleCheck.call(this);
};

const silence = () => {};
const logger = { namespace: () => logger, debug: silence, info: silence, warn: silence, error: silence };

/** Opens TCP and, if configured, TLS. Rejects with the socket's own error. */
export async function connect(address: Address, config: ConnectionConfig, signal: AbortSignal): Promise<Wire> {
  let socket: Socket | undefined;
  let failure: Error | null = null;
  let heardAt = 0;
  const onBytes = () => {
    heardAt = performance.now();
  };
  const onFrame = (frame: Buffer) => {
    // It keeps what is left of the answer before, even if that is nothing, and would copy both into one.
    connection.chunks = [];
    socket?.emit('data', frame);
  };
  const fail = (error: Error) => {
    failure ??= error;
  };
  const connection = new Connection({
    host: address.host,
    port: address.port,
    clientId: config.clientId,
    logger,
    sasl: saslOptions(config),
    connectionTimeout: never,
    requestTimeout: never,
    enforceRequestTimeout: false,
    socketFactory: ({ onConnect }) => {
      socket = openSocket(address, config.tls, { onConnect, onBytes, onFrame });
      socket.once('error', fail);
      return socket;
    },
  });
  const destroy = (reason?: Error) => {
    if (reason) fail(reason);
    socket?.destroy(reason);
  };
  const abort = () => destroy(signal.reason);
  signal.throwIfAborted();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await connection.connect();
  } catch (error) {
    destroy();
    throw failure ?? error;
  } finally {
    signal.removeEventListener('abort', abort);
  }

  return {
    get open() {
      return socket?.destroyed === false && connection.isConnected();
    },
    get heardAt() {
      return heardAt;
    },
    get failure() {
      return failure;
    },
    async authenticate(versions) {
      connection.setVersions(
        Object.fromEntries([...versions].map(([key, { min, max }]) => [key, { minVersion: min, maxVersion: max }])),
      );
      connection.setSupportAuthenticationProtocol(true);
      await connection.authenticate();
    },
    async send({ apiKey, apiName, version, payload, expectAnswer }) {
      const answer = await connection.send<Buffer>({
        logResponseError: false,
        request: {
          apiKey,
          apiName,
          apiVersion: version,
          expectResponse: () => expectAnswer,
          encode: async () => new Encoder().writeBuffer(payload),
        },
        response: { decode: async (bytes) => bytes, parse: async (bytes) => bytes },
      });
      return answer ?? Buffer.alloc(0);
    },
    destroy,
  };
}

/** `onFrame` is told about whole answers only; what is no Kafka answer ends the socket. */
function openSocket(
  address: Address,
  tls: TlsConfig | null,
  { onConnect, onBytes, onFrame }: { onConnect(): void; onBytes(): void; onFrame(frame: Buffer): void },
): Socket {
  const frames = new FrameReader();
  const take = (bytes: number) => {
    if (socket.destroyed) return false;
    onBytes();
    try {
      const frame = frames.fill(bytes);
      if (frame) onFrame(frame);
    } catch (error) {
      socket.destroy(error as Error);
    }
    return true;
  };
  const options = { ...address, onread: { buffer: () => frames.room, callback: take } };
  const socket = tls
    ? connectTls({ ...options, ...tlsOptions(address, tls) }, onConnect)
    : connectTcp(options, onConnect);
  socket.setKeepAlive(true, keepAliveMs);
  socket.setNoDelay(true);
  endOnClose(socket);
  return socket;
}

/** kafkajs listens to `end`, but a socket that dies or is destroyed may only say `close`. */
function endOnClose(socket: Socket): void {
  let said = false;
  const says = () => {
    said = true;
  };
  socket.once('end', says).once('error', says);
  socket.once('close', () => {
    if (!said) socket.emit('end');
  });
}

function tlsOptions({ host }: Address, tls: TlsConfig): ConnectionOptions {
  return {
    ...(tls.ca !== null && { ca: tls.ca }),
    ...(tls.certificate !== null && { cert: tls.certificate }),
    ...(tls.key !== null && { key: tls.key.reveal() }),
    ...(tls.passphrase !== null && { passphrase: tls.passphrase.reveal() }),
    ...(isIP(host) === 0 && { servername: host }),
    ...(!tls.verifyHostname && { checkServerIdentity: () => undefined }),
  };
}

function saslOptions({ sasl }: ConnectionConfig) {
  if (!sasl) return null;
  return {
    mechanism: sasl.mechanism,
    username: sasl.username,
    get password() {
      return sasl.password.reveal();
    },
  };
}
