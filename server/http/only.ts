import 'server-only';
import { AppError } from '../../lib/errors.ts';
import { createLogger } from '../access/log.ts';
import { config } from '../config/config.ts';
import { guard } from './guard.ts';
import { errorReply } from './reply.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Refusal = (request: Request) => Response;

/** The other methods of a path, as JSON refusals: `export const { POST, PUT, PATCH, DELETE } = only('GET')`. */
export function only(...allowed: Method[]): Record<Method, Refusal> {
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  const refuse: Refusal = (request) => {
    const message = `${request.method} is not possible here; use ${allow}.`;
    const reply = refusal(request, new AppError('METHOD_NOT_ALLOWED', message, { details: { allow } }));
    reply.headers.set('allow', allow);
    return reply;
  };
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}

/** Every method of a path below `/api` that nothing answers. */
export function nothingHere(): Record<Method, Refusal> {
  return always(({ url }) => {
    const { pathname } = new URL(url);
    return new AppError('NOT_FOUND', `There is nothing at ${pathname}. /api/openapi.json lists what there is.`);
  });
}

/** Where `server/main.mjs` sends requests whose path is not UTF-8 in percent-encoding. */
export function malformedPath(): Record<Method, Refusal> {
  return always(
    () =>
      new AppError('BAD_REQUEST', 'The path is not UTF-8 in percent-encoding: write a bare % as %25, bytes as %XX.'),
  );
}

function always(error: (request: Request) => AppError): Record<Method, Refusal> {
  const refuse: Refusal = (request) => refusal(request, error(request));
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}

function refusal(request: Request, error: AppError): Response {
  const log = createLogger();
  try {
    guard(request, config());
    return errorReply(error, log);
  } catch (refused) {
    return errorReply(refused, log);
  }
}
