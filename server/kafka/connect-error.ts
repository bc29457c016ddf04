import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { AppError, type ErrorCode } from '../../lib/errors.ts';
import type { ConnectionConfig } from '../config/cluster.ts';
import { type Address, formatAddress } from './address.ts';
import { NotKafka } from './frame-reader.ts';

const probeMs = 1_000;

/** How far a new connection had come when it failed. */
export type Stage = 'socket' | 'versions' | 'sign-in';

/** Turns the failure of a new connection into its own code and sentence; looks at the peer where the error is silent. */
export async function connectError(
  error: unknown,
  stage: Stage,
  address: Address,
  config: ConnectionConfig,
): Promise<AppError> {
  if (error instanceof AppError) return error;
  const at = formatAddress(address);
  const fail = (code: ErrorCode, message: string) =>
    new AppError(code, message, { details: { address: at }, cause: error });
  const { code = '', message = '' } = error as { code?: string | number; message?: string };
  const text = String(code);

  if (text === 'ENOTFOUND' || text === 'EAI_AGAIN') {
    return fail('KAFKA_HOST_UNKNOWN', `No host is known by the name ${address.host}. Check the bootstrap servers.`);
  }
  if (stage === 'sign-in') return signInError(error, config, at, fail);
  if (config.tls) {
    if (isOwnCertificate(text, message)) {
      return fail(
        'KAFKA_CERTIFICATE_REFUSED',
        `${at} refuses this console's certificate, or asks for one that is not configured.`,
      );
    }
    if (isPeerCertificate(text)) {
      return fail(
        'KAFKA_CERTIFICATE_REFUSED',
        `The certificate of ${at} is not trusted: ${message}. Check the CA and the host name.`,
      );
    }
    if (
      /before secure TLS connection|wrong version number|packet length too long/i.test(message) ||
      error instanceof NotKafka
    ) {
      return fail(
        'KAFKA_TLS_NOT_ENABLED',
        `${at} does not speak TLS. Use the port of a TLS listener, or turn TLS off for this cluster.`,
      );
    }
  } else if ((error instanceof NotKafka && error.tls) || (stage === 'versions' && (await speaksTls(address)))) {
    return fail(
      'KAFKA_TLS_REQUIRED',
      `${at} is a TLS listener. Turn TLS on for this cluster, or use a plain-text port.`,
    );
  }
  if (error instanceof NotKafka) {
    return fail('KAFKA_PROTOCOL_ERROR', `${at} does not speak Kafka's protocol. Check the port.`);
  }
  return fail('BROKER_UNREACHABLE', `${at} can't be reached: ${words(text, message)}.`);
}

function signInError(
  error: unknown,
  config: ConnectionConfig,
  at: string,
  fail: (code: ErrorCode, message: string) => AppError,
): AppError {
  const { name = '', message = '', code } = error as { name?: string; message?: string; code?: number };
  const mechanism = config.sasl?.mechanism.toUpperCase();
  if (code === 34) {
    return fail(
      'KAFKA_SASL_NOT_ENABLED',
      `${at} does not ask for a sign-in. Use the port of a SASL listener, or remove SASL for this cluster.`,
    );
  }
  if (code === 33) return fail('KAFKA_AUTHENTICATION_FAILED', `${at} does not offer the SASL mechanism ${mechanism}.`);
  if (/authentication/i.test(name) || code === 58) {
    return fail(
      'KAFKA_AUTHENTICATION_FAILED',
      `${at} refuses user ${config.sasl?.username} (${mechanism}). Check name and password.`,
    );
  }
  return fail('BROKER_UNREACHABLE', `${at} ended the connection during sign-in: ${message}.`);
}

function isPeerCertificate(code: string): boolean {
  return /SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|^CERT_|CERT_ALTNAME|INVALID_CA|PATH_LENGTH/.test(code);
}

function isOwnCertificate(code: string, message: string): boolean {
  return (
    /^ERR_SSL_.*ALERT/.test(code) || /alert (bad certificate|certificate|unknown ca|handshake failure)/i.test(message)
  );
}

function words(code: string, message: string): string {
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'no answer from its network';
  return message.replace(/^Connection error: /, '') || 'the connection ended';
}

/** A TLS listener closes a plain-text connection without a word, so we say hello in its own language. */
function speaksTls({ host, port }: Address): Promise<boolean> {
  // The certificate does not matter: nothing is sent and nothing is believed.
  const options: ConnectionOptions = { host, port, rejectUnauthorized: false, timeout: probeMs };
  return new Promise((resolve) => {
    const socket = connectTls(options);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(end, probeMs, false);
    socket.once('secureConnect', () => end(true));
    socket.once('error', (error: NodeJS.ErrnoException) => end(/ALERT/.test(error.code ?? '')));
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
