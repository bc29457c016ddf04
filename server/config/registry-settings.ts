import type { SchemaRegistryConfig } from './cluster.ts';
import { ConfigError } from './config-error.ts';
import type { ReadFile } from './parse-config.ts';
import { Secret } from './secret.ts';
import { type TlsSettings, toTls } from './tls-settings.ts';

/** A schema registry as a file or the environment says it. */
export interface RegistrySettings {
  urls: string[];
  username?: string | undefined;
  password?: string | undefined;
  /** Sent as `Authorization: Bearer`. */
  token?: string | undefined;
  tls?: TlsSettings | undefined;
}

export function toRegistry(settings: RegistrySettings, cluster: string, readFile: ReadFile): SchemaRegistryConfig {
  const where = `${cluster}: schema registry`;
  const addresses = settings.urls.map((url) => toAddress(url, where));
  if (addresses.length === 0) throw new ConfigError(`${where} has no URL.`);
  return {
    urls: addresses.map(({ url }) => url),
    auth: toAuth({ ...addresses.find(({ username }) => username), ...said(settings) }, where),
    tls: toTls(settings.tls, where, readFile),
  };
}

/** Without what is undefined, which would hide a name in the URL. */
function said({ username, password, token }: RegistrySettings): Omit<RegistrySettings, 'urls'> {
  return { ...(username && { username }), ...(password && { password }), ...(token && { token }) };
}

function toAddress(text: string, where: string): { url: string; username?: string; password?: string } {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.search || url.hash) {
    const shown = text.replace(/\/\/[^@/]*@/, '//***@');
    throw new ConfigError(`${where}: ${JSON.stringify(shown)} is no address such as http://registry:8081.`);
  }
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const address = url.href.replace(/\/$/, '');
  if (!username) return { url: address };
  return { url: address, username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

function toAuth(
  { username, password, token }: Omit<RegistrySettings, 'urls'>,
  where: string,
): SchemaRegistryConfig['auth'] {
  if (token && username) throw new ConfigError(`${where}: sign in with a user name or with a token, not with both.`);
  if (token) return { kind: 'bearer', token: new Secret(token) };
  if (!username && !password) return null;
  if (!username || password === undefined) throw new ConfigError(`${where} needs both username and password.`);
  return { kind: 'basic', username, password: new Secret(password) };
}
