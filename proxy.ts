import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { AppError } from './lib/errors.ts';
import { assertHost } from './server/access/host.ts';
import { config as consoleConfig } from './server/config/config.ts';
import { pagePolicy } from './server/http/page-policy.ts';

/** Pages only: checks the Host, and gives every page a policy with a nonce of its own. The API does both itself. */
export function proxy(request: NextRequest): NextResponse {
  try {
    assertHost(request.headers.get('host'), consoleConfig().allowedHosts);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return new NextResponse(`${error.message}\n`, { status: error.status, headers: { 'content-type': 'text/plain' } });
  }
  const policy = pagePolicy(randomBytes(16).toString('base64'), process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request.
  headers.set('content-security-policy', policy);
  return NextResponse.next({ request: { headers }, headers: { 'content-security-policy': policy } });
}

export const config = { matcher: '/((?!api/|_next/static/|metrics$).*)' };
