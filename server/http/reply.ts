import { createHash } from 'node:crypto';
import type { ErrorReply } from '../../lib/contracts/common.ts';
import { toAppError } from '../../lib/errors.ts';
import type { Logger } from '../access/ctx.ts';

/** The JSON reply to a write: what was made or done is not kept on its way. */
export function doneReply(body: unknown, status: number): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** A JSON reply with an ETag; 304 without a body when the reader has it already. A bigint inside is a defect and throws. */
export function jsonReply(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  const headers = { 'cache-control': 'private, no-cache', etag };
  if (knows(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}

function knows(ifNoneMatch: string | null, etag: string): boolean {
  const strong = etag.slice(2);
  return (ifNoneMatch ?? '')
    .split(',')
    .some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === strong);
}

/** The reply for a failure. What nobody expected is logged with its stack and shown without. */
export function errorReply(error: unknown, log: Logger): Response {
  const { status } = toAppError(error);
  return Response.json(errorBody(error, log), { status, headers: { 'cache-control': 'no-store' } });
}

export function errorBody(error: unknown, log: Logger): ErrorReply {
  const { code, message, details } = toAppError(error);
  if (code === 'INTERNAL') log.error('request-failed', { error });
  return { error: { code, message, ...(details && { details: { ...details } }) } };
}
