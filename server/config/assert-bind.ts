import { isLoopback } from '../access/host.ts';
import { ConfigError } from './config-error.ts';
import type { Environment } from './environment.ts';

/**
 * Without sign-in the console listens on loopback only, unless somebody says in so many words that it may not.
 * Checks where the production server does listen: on HOSTNAME, and everywhere without it. Throws ConfigError.
 */
export function assertBind(env: Environment, allowAnonymous: boolean): void {
  const address = env.HOSTNAME || '0.0.0.0';
  if (allowAnonymous || isLoopback(address)) return;
  throw new ConfigError(
    `There is no sign-in, so listening on ${address} would let everybody on the network read every message. ` +
      'Listen on 127.0.0.1 (HIGHWATER_BIND with `npm start`, HOSTNAME otherwise), ' +
      'or set HIGHWATER_ALLOW_ANONYMOUS=true if that is what you want.',
  );
}
