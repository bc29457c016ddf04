import { X509Certificate } from 'node:crypto';
import type { TlsConfig } from './cluster.ts';
import { ConfigError } from './config-error.ts';
import type { ReadFile } from './parse-config.ts';
import { Secret } from './secret.ts';

/** `ca`, `certificate` and `key` are PEM text or the path of a PEM file. */
export interface TlsSettings {
  ca?: string | undefined;
  certificate?: string | undefined;
  key?: string | undefined;
  passphrase?: string | undefined;
  verifyHostname?: boolean | undefined;
}

export function toTls(
  settings: TlsSettings | boolean | undefined,
  where: string,
  readFile: ReadFile,
): TlsConfig | null {
  if (settings === undefined || settings === false) return null;
  const { ca, certificate, key, passphrase, verifyHostname } = settings === true ? {} : settings;
  const pem = (name: string, value: string | undefined) =>
    value === undefined ? null : readPem(`${where}: ${name}`, value, readFile);
  const keyPem = pem('key', key);
  const tls = {
    ca: pem('ca', ca),
    certificate: pem('certificate', certificate),
    key: keyPem === null ? null : new Secret(keyPem),
    passphrase: passphrase === undefined ? null : new Secret(passphrase),
    verifyHostname: verifyHostname ?? true,
  };
  if ((tls.certificate === null) !== (tls.key === null)) {
    throw new ConfigError(`${where}: a client certificate needs both certificate and key.`);
  }
  for (const name of ['ca', 'certificate'] as const) assertCertificate(`${where}: ${name}`, tls[name]);
  return tls;
}

function readPem(where: string, value: string, readFile: ReadFile): string {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n');
  const bytes = readNamed(where, value, readFile);
  const text = bytes.toString('latin1');
  if (text.includes('-----BEGIN')) return text;
  const kind = storeKind(bytes);
  throw new ConfigError(
    kind
      ? `${where}: ${value} is a ${kind} key store; this console reads PEM. ${kind} is turned into PEM with keytool and openssl pkcs12.`
      : `${where}: ${value} is not a PEM file.`,
  );
}

function readNamed(where: string, path: string, readFile: ReadFile): Buffer {
  try {
    return readFile(path);
  } catch (error) {
    throw new ConfigError(`${where}: ${path} can't be read (${(error as NodeJS.ErrnoException).code ?? error}).`);
  }
}

function storeKind(bytes: Buffer): string | null {
  const magic = bytes.subarray(0, 4).toString('hex');
  if (magic === 'feedfeed') return 'JKS';
  if (magic === 'cececece') return 'JCEKS';
  return magic.startsWith('3082') ? 'PKCS12' : null;
}

function assertCertificate(where: string, pem: string | null): void {
  if (pem === null) return;
  try {
    new X509Certificate(pem);
  } catch {
    throw new ConfigError(`${where} does not hold a certificate that can be read.`);
  }
}
