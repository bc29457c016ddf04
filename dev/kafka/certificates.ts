import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { run } from '../process/run.ts';

/** Files in PEM; a `store` is what Kafka wants as a key store of type PEM: the key and its certificate in one file. */
export interface Identity {
  key: string;
  certificate: string;
  store: string;
}

export interface Certificates {
  /** The certificate of the authority that signed all the others. */
  ca: string;
  server: Identity;
  client: Identity;
}

export interface CertificateOptions {
  /** Subject alternative names of the brokers' certificate, as openssl writes them. */
  names?: readonly string[];
  /** The client's common name. */
  clientName?: string;
  /** How long the brokers' certificate is valid; −1 makes one that has expired. */
  serverDays?: number;
}

const days = 365;

/** Makes a certificate authority, a certificate for brokers on this machine and one for a client, in `dir`. */
export async function makeCertificates(dir: string, options: CertificateOptions = {}): Promise<Certificates> {
  await mkdir(dir, { recursive: true });
  const ca = await makeAuthority(dir);
  const names = options.names ?? ['DNS:localhost', 'IP:127.0.0.1'];
  const server = await makeIdentity(dir, ca, 'server', 'localhost', names, options.serverDays ?? days);
  const client = await makeIdentity(dir, ca, 'client', options.clientName ?? 'highwater-client', [], days);
  return { ca: ca.certificate, server, client };
}

interface Authority {
  key: string;
  certificate: string;
}

async function makeAuthority(dir: string): Promise<Authority> {
  const authority = { key: `${dir}/ca.key`, certificate: `${dir}/ca.pem` };
  const subject = ['-subj', '/CN=Highwater test authority', '-days', String(days)];
  await run('openssl', ['req', '-x509', '-nodes', ...newKey(authority.key), ...subject, '-out', authority.certificate]);
  return authority;
}

async function makeIdentity(
  dir: string,
  authority: Authority,
  file: string,
  commonName: string,
  names: readonly string[],
  validDays: number,
): Promise<Identity> {
  const identity = { key: `${dir}/${file}.key`, certificate: `${dir}/${file}.pem`, store: `${dir}/${file}.store.pem` };
  const extensions = `${dir}/${file}.ext`;
  const request = `${dir}/${file}.csr`;
  await writeFile(extensions, names.length > 0 ? `subjectAltName=${names.join(',')}\n` : 'keyUsage=digitalSignature\n');
  await run('openssl', ['req', '-nodes', ...newKey(identity.key), '-subj', `/CN=${commonName}`, '-out', request]);
  const signedBy = ['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial'];
  const terms = ['-days', String(validDays), '-extfile', extensions, '-out', identity.certificate];
  await run('openssl', ['x509', '-req', '-in', request, ...signedBy, ...terms]);
  await writeFile(
    identity.store,
    `${await readFile(identity.key, 'utf8')}${await readFile(identity.certificate, 'utf8')}`,
  );
  return identity;
}

function newKey(file: string): string[] {
  return ['-newkey', 'rsa:2048', '-keyout', file];
}
