import { hostName } from '../access/host.ts';
import { ConfigError } from './config-error.ts';

/** The address under which browsers see the console, without a path; null when nobody said. */
export function publicUrlOf(text: string | undefined): string | null {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url.origin;
  throw new ConfigError(
    `HIGHWATER_PUBLIC_URL (publicUrl) must be an address such as https://kafka.example.com without a path, not ${JSON.stringify(text)}.`,
  );
}

/** Every host name the console answers to, in lower case. */
export function hostsOf(publicUrl: string | null, allowed: readonly string[]): string[] {
  const names = allowed.map(hostOf);
  if (publicUrl) names.unshift(new URL(publicUrl).hostname);
  return [...new Set(names)];
}

function hostOf(text: string): string {
  const name = text.toLowerCase();
  if (hostName(name) === name) return name;
  throw new ConfigError(
    `HIGHWATER_ALLOWED_HOSTS (allowedHosts) takes host names without scheme, port or wildcard, not ${JSON.stringify(text)}.`,
  );
}
