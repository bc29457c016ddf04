import { AppError } from '../../lib/errors.ts';

const loopback = /^(localhost|[^.]+\.localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** A name or address that only this machine can reach. */
export function isLoopback(name: string): boolean {
  return loopback.test(name);
}

/**
 * Throws HOST_REFUSED unless the request was addressed to a name of this console. A page of a stranger can make its own
 * name resolve to 127.0.0.1 and would then read replies as its own; the Host header still carries the stranger's name.
 */
export function assertHost(host: string | null, allowedHosts: readonly string[]): void {
  const name = hostName(host);
  if (name !== null && (isLoopback(name) || allowedHosts.includes(name))) return;
  throw new AppError(
    'HOST_REFUSED',
    `This console does not answer to the name ${JSON.stringify(host ?? '')}. ` +
      'Add it to HIGHWATER_ALLOWED_HOSTS or HIGHWATER_PUBLIC_URL if it is a name of this server.',
  );
}

/** The name in a Host header without its port, in lower case; null when it is not a host. */
export function hostName(host: string | null): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(:\d{1,5})?$/i.exec(host ?? '');
  return match?.[1]?.toLowerCase() ?? null;
}
